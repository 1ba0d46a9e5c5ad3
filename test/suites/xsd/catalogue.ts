import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Where the W3C's tests of XML Schema lie: beside the repository, since they are not ours to copy. */
export const suite = "../shared/suites/xsdtests";

/** Said where the suite is missing. */
export const howToGet: string = [
  `The W3C's tests of XML Schema are not at ${suite}, so they were skipped.`,
  "Where a network allows: git clone https://github.com/w3c/xsdtests and a tests.json beside its folders, a list of",
  '{ suite, name, schemas, schemaValid, instances: [{ file, valid }] } with paths inside of it, as its "*Meta" catalogues say.',
].join("\n");

/** A schema, in one document or several, and documents that are or are not valid by it. */
export interface Group {
  readonly suite: string;
  readonly name: string;
  readonly schemas: readonly string[];
  readonly schemaValid: boolean;
  readonly instances: readonly Instance[];
}

export interface Instance {
  readonly file: string;
  readonly valid: boolean;
}

/** The groups whose suite and name have a word in them. */
export function readGroups(only: string | undefined): readonly Group[] {
  const groups = JSON.parse(readFileSync(join(suite, "tests.json"), "utf8")) as Group[];
  return groups.filter(({ suite, name }) => only === undefined || `${suite}/${name}`.includes(only));
}

/** The texts of schema documents and of all that they include, by path. */
export function readSchemas(paths: readonly string[]): Map<string, string> {
  const files = new Map<string, string>();
  const open = [...paths];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (files.has(path) || !existsSync(join(suite, path))) continue;
    const text = decode(readFileSync(join(suite, path)));
    files.set(path, text);
    for (const [, location = ""] of text.matchAll(/schemaLocation\s*=\s*["']([^"']*)["']/g))
      open.push(join(dirname(path), location.trim()));
  }
  return files;
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder().decode(bytes);
}
