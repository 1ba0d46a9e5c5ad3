import type { Expression } from "../expression/expression.js";
import type { Document } from "../model/model.js";
import { type SampleElement, emptyElement } from "./element.js";
import { type Context, type SampleChoice, type Size, ifItCanBe } from "./making.js";
import { randomFrom } from "./random.js";
import { makeRecord } from "./record.js";
import { versionFound } from "./version.js";

/** A document made from the model: as elements, and as the value that they must be read as. */
export interface Sample {
  readonly root: SampleElement;
  readonly value: Expression;
  readonly choices: readonly SampleChoice[];
}

/** Makes a sample of a document, of its newest version that can be; nothing where a text that must be there cannot be made. */
export function sampleOf(platform: string, document: Document, size: Size): Sample | undefined {
  const names = document.versions?.names ?? [];
  let version = names.length - 1;
  // What is left out of a sample may be just what tells its version: then it is one of an older version.
  for (let tries = names.length; tries >= 0; tries--) {
    const sample = ifItCanBe(() => sampleOfVersion(platform, document, size, version));
    const found = sample === undefined ? version : versionFound(sample.root, document);
    if (found === version) return sample;
    version = found;
  }
  return undefined;
}

function sampleOfVersion(platform: string, document: Document, size: Size, version: number): Sample {
  const context: Context = {
    document,
    types: new Map(document.types.map((type) => [type.name, type])),
    size,
    random: randomFrom(`${platform}/${document.name}`),
    version: document.versions === undefined ? undefined : version,
    choices: [],
    made: new Map(),
  };
  const name = document.roots[0] ?? "";
  const root = emptyElement(name, `/${name}`, document.type);
  const value = makeRecord(document.type, { ...context, element: root, at: [], open: [] });
  return { root, value, choices: context.choices };
}
