import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { safeParse, serialize } from "@tagsmith/runtime";
import type { MaskedRequest } from "@tagsmith/runtime/http";
import { writeWhole } from "../../disk/generated.js";
import { jsonOf } from "../json.js";
import type { Document } from "../../model/model.js";
import type { StandIns } from "../stand-ins.js";
import type { AnyDocument } from "../tables.js";

/** Keeps answers as samples, with the requests that they answer. */
export interface Recorder {
  /** Keeps an answer; says how its files begin, or nothing where it cannot be read and so cannot be made safe. */
  readonly keep: (request: MaskedRequest, bytes: Uint8Array, charset: string | undefined) => string | undefined;
}

/**
 * Keeps samples in a folder, beside those that are there: `orders-1.xml` with its value `orders-1.json`, as in the samples of
 * a spec, and the masked request `orders-1.request`.
 */
export function recorder(
  folder: string,
  table: () => AnyDocument,
  model: Document,
  title: string,
  standIns: StandIns,
): Recorder {
  const document = model.name;
  const numbers = (existsSync(folder) ? readdirSync(folder) : []).map((file) =>
    Number(new RegExp(`^${document}-(\\d+)\\.`).exec(file)?.[1] ?? 0),
  );
  let number = Math.max(0, ...numbers);
  return {
    keep: (request, bytes, charset) => {
      const read = safeParse(table, bytes, charset === undefined ? {} : { charset });
      if (!read.ok) return undefined;
      const value = standIns.replace(model, read.value);
      const xml = serialize(table, value, { indent: "  ", declaration: false });
      number++;
      const path = join(folder, `${document}-${number}`);
      const source = `<!-- source: an answer of ${title}; stand-ins in the place of secret and personal values -->`;
      mkdirSync(folder, { recursive: true });
      writeWhole(`${path}.xml`, `<?xml version="1.0" encoding="UTF-8"?>\n${source}\n${xml}\n`);
      writeWhole(`${path}.json`, `${jsonOf(value, 2)}\n`);
      writeWhole(`${path}.request`, requestText(request));
      return path;
    },
  };
}

function requestText({ method, url, headers, body }: MaskedRequest): string {
  const lines = [`${method} ${url}`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  return `${lines.join("\n")}\n${body === undefined ? "" : `\n${body}\n`}`;
}
