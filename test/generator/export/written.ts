import { type DocumentTable, safeParse, serialize } from "@tagsmith/runtime";
import { tableInMemory } from "../../../generator/src/commands/tables.js";
import { documentOfVersion } from "../../../generator/src/export/version.js";
import { readSpecs } from "../../../generator/src/front.js";
import { textsOf } from "../../../generator/src/load/texts.js";
import type { Document, Platform } from "../../../generator/src/model/model.js";
import { givenSamples, samplesOf } from "../../../generator/src/samples/given.js";
import { sampleOf } from "../../../generator/src/samples/sample.js";
import { printSample } from "../../../generator/src/samples/xml.js";
import { allSpecs } from "../repository.js";

const files = allSpecs();
const { platforms } = readSpecs(textsOf(files));

/** All documents of all platforms, by `platform/document`. */
export const documents: readonly (readonly [
  name: string,
  { readonly platform: Platform; readonly document: Document },
])[] = platforms.flatMap((platform) =>
  platform.documents.map((document) => [`${platform.name}/${document.name}`, { platform, document }] as const),
);

/** A document that we wrote, and its version as the model has it. */
export interface Written {
  readonly what: string;
  readonly xml: string;
  readonly document: Document;
}

/** What we write after reading the samples of a document, and documents that are made from the model. */
export function writtenDocuments(platform: Platform, document: Document): Written[] {
  const table = tableInMemory(platform, document) as () => DocumentTable<unknown>;
  const given = givenSamples(files.filter(({ path }) => path.startsWith(`${platform.name}/`)));
  const samples = samplesOf(document, platform.documents, given)
    .filter(({ problems }) => problems.length === 0)
    .map(({ name, xml }) => [`${name}.xml`, xml] as const);
  const made = (document.versions?.names ?? [undefined]).flatMap((version) =>
    (["smallest", "lean", "full"] as const).flatMap((size) => {
      const names = document.versions?.names ?? [];
      // A sample of the newest version, where the versions behind this one are not there.
      const upTo =
        version === undefined
          ? document
          : { ...document, versions: { ...document.versions, names: names.slice(0, names.indexOf(version) + 1) } };
      const sample = sampleOf(platform.name, upTo as Document, size);
      return sample === undefined
        ? []
        : [[`${size} ${version ?? ""}`, printSample(sample.root, document).text] as const];
    }),
  );
  return [...samples, ...made].flatMap(([what, xml]) => {
    const read = safeParse(table, xml);
    const version = read.ok ? ((read.value as { readonly version?: string }).version ?? "") : "";
    // A document may be made for a version that no document says that it is of.
    if (what.endsWith(".xml") && !read.ok) throw new Error(`${what}: ${read.problems[0]?.message}`);
    if (!read.ok || !(what.endsWith(".xml") || what.endsWith(` ${version}`))) return [];
    return [{ what, xml: serialize(table, read.value), document: documentOfVersion(document, version) }];
  });
}
