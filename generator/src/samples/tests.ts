import handlebars from "handlebars";
import { type Expression, array, literal, object, plain } from "../expression/expression.js";
import { headerText } from "../emit/header.js";
import { namedImport } from "../emit/module.js";
import { type Names, documentNames } from "../emit/names.js";
import { type EmitOptions, type Hashes, specifierOf } from "../emit/platform.js";
import { print } from "../emit/print.js";
import { commentText, quoted } from "../emit/text.js";
import type { Document, Platform } from "../model/model.js";
import type { Edit } from "./edit.js";
import { type GivenSample, type SampleFile, givenSamples, samplesOf, valueOfJson } from "./given.js";
import type { Size } from "./making.js";
import { type Sample, sampleOf } from "./sample.js";
import { roleTests } from "./roles/tests.js";
import { expectationsIn } from "./expectations.js";
import { shareText } from "./share.js";
import template from "./tests.hbs";
import { templateLiteral } from "./literal.js";
import { type Variant, variantsOf } from "./variants.js";
import { type Wrong, wrongsOf } from "./wrong.js";
import { type Printed, printSample } from "./xml.js";

/** The test files of a platform by their path in the output, such as `acme/orders.test.ts`; none where there is nothing to test. */
export function emitTests(
  platform: Platform,
  names: Names,
  files: readonly SampleFile[],
  hashes: Hashes,
  options: EmitOptions,
): ReadonlyMap<string, string> {
  const samples = givenSamples(files);
  const head = { platform: platform.name, origin: options.origin, ...hashes };
  const header = headerText({ from: `${platform.name}/platform.yaml`, ...head });
  const roles = [...roleTests(platform, names, files, specifierOf(options))].map(
    ([module, tests]) => [`${platform.name}/${module}.test.ts`, withShare(header, tests)] as const,
  );
  return new Map([
    ...roles,
    ...platform.documents.flatMap((document) => {
      const header = headerText({ from: document.place.file, ...head });
      const tests = conformanceTests(platform, document, samples, names, specifierOf(options));
      return tests === undefined
        ? []
        : [[`${platform.name}/${document.name}.test.ts`, withShare(header, tests)] as const];
    }),
  ]);
}

/** A test file: behind its header a line that says how much of what it expects comes from outside of the spec. */
function withShare(header: string, tests: string): string {
  return `${header}${shareText(expectationsIn([tests]))}\n${tests}`;
}

/**
 * The conformance tests of a document: its samples, documents made from the model and read as the value that they were made
 * with, their edges, and documents with one mistake each. Nothing in them was asked of the runtime.
 */
export function conformanceTests(
  platform: Platform,
  document: Document,
  samples: readonly GivenSample[],
  names: Names,
  specifier: (module: string) => string,
): string | undefined {
  const called = documentNames(names, document);
  const given = samplesOf(document, platform.documents, samples);
  const made = madeDocuments(platform, document);
  if (given.length + made.length === 0) return undefined;
  const last = made.at(-1);
  const variants = last === undefined ? [] : variantsOf(last.sample, last.printed, document);
  const wrongs = last === undefined ? [] : wrongsOf(last.sample, last.printed, document);
  const { typeName } = document.type;
  const readSamples = given.some(({ json }) => json !== undefined);
  const usesType = readSamples || made.length > 0;
  const usesParse = readSamples || made.length > 0;
  const tellMessages = wrongs.length > 0 || given.some(({ json }) => json === undefined);
  return fill({
    ...called,
    root: typeName,
    title: `${platform.name}/${document.name}`,
    imports: namedImport(
      [
        ...(tellMessages || readSamples || (usesType && typeName === called.constant) ? [called.constant] : []),
        ...(usesType && typeName !== called.constant ? [`type ${typeName}`] : []),
        ...(usesParse ? [called.parse, called.serialize] : []),
      ],
      specifier(document.name),
    ),
    samples: given.map((sample, index) => ({
      name: quoted(`${sample.name}.xml`),
      source: lineText(sample.source ?? ""),
      xml: xmlLiteral(sample.xml),
      value: sample.json === undefined ? "" : printed(valueOfJson(sample.json, document), 4, 29),
      problems: printed(plain(sample.problems), 4, 31),
      last: index === given.length - 1,
    })),
    documents: made.map(({ sample, printed: { text }, name, size }) => ({
      name: quoted(name),
      comment: capital(name),
      xmlName: size,
      valueName: `${size}Value`,
      xml: templateLiteral(text),
      value: printed(sample.value, 0, Infinity),
    })),
    lastXml: last?.size ?? "",
    lastValue: `${last?.size ?? ""}Value`,
    variants: variants.length > 0 ? printed(array(variants.map(variantRow)), 2, Infinity) : "",
    wrongs: wrongs.length > 0 ? printed(array(wrongs.map(wrongRow)), 2, Infinity) : "",
    readSamples,
    tellMessages,
    edits: variants.length + wrongs.length > 0,
  });
}

interface MadeDocument {
  readonly size: Size;
  readonly name: string;
  readonly sample: Sample;
  readonly printed: Printed;
}

/** The documents of each size; of two that are the same, the smallest or the full one. */
function madeDocuments(platform: Platform, document: Document): MadeDocument[] {
  const make = (size: Size, name: string): MadeDocument[] => {
    const sample = sampleOf(platform.name, document, size);
    return sample === undefined ? [] : [{ size, name, sample, printed: printSample(sample.root, document) }];
  };
  const full = make("full", "all that may be there");
  const others = [
    ...make("smallest", "what must be there and no more"),
    ...make("lean", "one item of each list, with what must be there"),
  ];
  const seen = new Set(full.map(({ printed }) => printed.text));
  return [...others.filter(({ printed }) => !seen.has(printed.text) && seen.add(printed.text)), ...full];
}

function variantRow({ edit, changes }: Variant): Expression {
  return object({
    ...editParts(edit),
    changes: array(changes.map(({ at, value }) => object({ at: plain(at), value }))),
  });
}

function wrongRow({ edit, message }: Wrong): Expression {
  return object({ ...editParts(edit), message: literal(message) });
}

function editParts({ line, last, from, to }: Edit): Record<string, Expression | undefined> {
  return {
    line: literal(line),
    last: last === undefined ? undefined : literal(last),
    from: from === undefined ? undefined : literal(from),
    to: literal(to),
  };
}

const filled = handlebars.compile(template, { strict: true, knownHelpersOnly: true, noEscape: true });

function fill(context: Readonly<Record<string, unknown>>): string {
  return `${filled(context).trimEnd()}\n`;
}

function printed(expression: Expression, indent: number, before: number): string {
  return print(expression, { indent, before, after: 2, runtimeName: (name) => name });
}

/** A document as a literal that shows its lines; bytes that are not UTF-8 as they are. */
function xmlLiteral(bytes: Uint8Array): string {
  try {
    return templateLiteral(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return `new Uint8Array([${[...bytes].join(", ")}])`;
  }
}

function lineText(text: string): string {
  return commentText(text).replace(/\s+/g, " ");
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
