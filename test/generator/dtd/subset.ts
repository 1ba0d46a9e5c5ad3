import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Case } from "../../trust/xmlconf/catalogue.js";

/** The subset that a document of the W3C suite has of its own, and the parts that it is made of. */
export interface Subset {
  readonly subset: string;
  /** The file that the DOCTYPE names. */
  readonly external: string | undefined;
}

/** Cut out by hand: the parser under test must not be what finds it. Nothing where the DOCTYPE itself is broken. */
export function subsetOf({ bytes, file }: Case): Subset | undefined {
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
export function filesBeside(file: string): ReadonlyMap<string, string> {
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

/** The text of a document in whichever encoding it says. */
export function decoded(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xfe ? "utf-16be" : bytes[0] === 0xff ? "utf-16le" : "utf-8";
  const declared = /encoding\s*=\s*["']([\w-]+)/.exec(new TextDecoder("latin1").decode(bytes.subarray(0, 120)))?.[1];
  try {
    return new TextDecoder(encoding === "utf-8" ? (declared ?? encoding) : encoding).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
