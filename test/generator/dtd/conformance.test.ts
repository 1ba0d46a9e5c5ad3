import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { ParseOption, XmlDocument, XmlDtd } from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import { readCatalogs } from "../../../generator/src/dtd/catalog.js";
import { parseDtd } from "../../../generator/src/dtd/parse.js";
import { type Case, readCases } from "../../trust/xmlconf/catalogue.js";

/** The subset that a document of the W3C suite has of its own, and the parts that it is made of. */
interface Subset {
  readonly subset: string;
  /** The file that the DOCTYPE names. */
  readonly external: string | undefined;
}

const cases = readCases().filter(({ doctype }) => doctype);

describe("the DTDs of the W3C suite", () => {
  test("of documents that are well-formed are read", () => {
    const wrong = cases.flatMap((each) => {
      const found = each.type === "not-wf" ? undefined : subsetOf(each);
      const mistake = found && firstMistake(each, found);
      return mistake === undefined ? [] : [`${each.id}: ${mistake}`];
    });
    // Not valid: a section that begins in an entity and ends outside of it. We refuse what cannot be told apart from a mistake.
    expect(wrong).toEqual(['invalid-not-sa-022: expected "]]>" but found the end of the entity %e;']);
  });

  test("that libxml2 refuses are refused", () => {
    const refused = cases.flatMap((each) => {
      const found = each.type === "not-wf" ? subsetOf(each) : undefined;
      return found !== undefined && isRefusedByLibxml(each, found) ? [{ each, found }] : [];
    });
    const missed = refused.filter(({ each, found }) => firstMistake(each, found) === undefined);
    // Colons in names of entities and notations: a rule of namespaces, of which a DTD knows nothing.
    expect(missed.map(({ each }) => each.id)).toEqual(["rmt-ns10-043", "rmt-ns10-044"]);
    expect(refused.length).toBeGreaterThan(300);
  });
});

/** What breaks the grammar, if anything: what is merely not valid is no matter of the grammar. */
function firstMistake({ file }: Case, { subset, external }: Subset): string | undefined {
  const files = filesBeside(file);
  const broken: string[] = [];
  const declarations = parseDtd(
    [
      { text: subset, file, internal: true },
      ...(external === undefined ? [] : [{ text: files.get(external) ?? "", file: external }]),
    ],
    { files, catalog: readCatalogs([], files, { invalid: () => undefined, unsupported: () => undefined }) },
    {
      invalid: (_place, expected, found) => broken.push(`expected ${expected} but found ${found}`),
      unsupported: () => undefined,
    },
  );
  return declarations === undefined ? broken.at(-1) : undefined;
}

/** The document with an empty root instead of its own, which may be what is wrong. */
function isRefusedByLibxml({ file }: Case, { subset, external }: Subset): boolean {
  try {
    if (external !== undefined && existsSync(external)) XmlDtd.fromBuffer(readFileSync(external)).dispose();
    const text = `<!DOCTYPE r [${subset}]><r/>`;
    XmlDocument.fromString(text, { url: file, option: ParseOption.XML_PARSE_DEFAULT }).dispose();
    return false;
  } catch {
    return true;
  }
}

/** Cut out by hand: the parser under test must not be what finds it. Nothing where the DOCTYPE itself is broken. */
function subsetOf({ bytes, file }: Case): Subset | undefined {
  const text = decoded(bytes);
  const head =
    /<!DOCTYPE[ \t\r\n]+[^ \t\r\n[>]+(?:[ \t\r\n]+(?:SYSTEM|PUBLIC[ \t\r\n]+(?:"[^"]*"|'[^']*'))[ \t\r\n]+(?:"([^"]*)"|'([^']*)'))?[ \t\r\n]*([[>])/.exec(
      text,
    );
  if (head === null) return undefined;
  const address = head[1] ?? head[2];
  const external = address === undefined ? undefined : join(dirname(file), address);
  if (head[3] === ">") return { subset: "", external };
  const start = head.index + head[0].length;
  const token = /<!--[^]*?-->|<\?[^]*?\?>|"[^"]*"|'[^']*'|\]/g;
  token.lastIndex = start;
  for (let found = token.exec(text); found !== null; found = token.exec(text))
    if (found[0] === "]") return { subset: text.slice(start, found.index), external };
  return undefined;
}

const known = new Map<string, ReadonlyMap<string, string>>();

/** All files of a folder and of those below, by path. */
function filesBeside(file: string): ReadonlyMap<string, string> {
  const folder = dirname(file);
  const found =
    known.get(folder) ??
    new Map(
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.endsWith(".xml"))
        .map((entry) => {
          const path = join(entry.parentPath, entry.name);
          return [path, decoded(readFileSync(path))] as const;
        }),
    );
  known.set(folder, found);
  return found;
}

function decoded(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xfe ? "utf-16be" : bytes[0] === 0xff ? "utf-16le" : "utf-8";
  const declared = /encoding\s*=\s*["']([\w-]+)/.exec(new TextDecoder("latin1").decode(bytes.subarray(0, 120)))?.[1];
  try {
    return new TextDecoder(encoding === "utf-8" ? (declared ?? encoding) : encoding).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
