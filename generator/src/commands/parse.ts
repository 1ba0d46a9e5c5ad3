import { safeParse } from "@tagsmith/runtime";
import { Failure } from "../disk/failure.js";
import { readBytes } from "../disk/specs.js";
import { decoded } from "./decoded.js";
import { documentOf } from "./document-of.js";
import { documentProblems } from "./document-problems.js";
import { standardInput } from "./given.js";
import { itemsOf } from "./items.js";
import { jsonOf } from "./json.js";
import { masked } from "./mask.js";
import { chosenPlatforms } from "./platforms.js";
import { specProblems } from "./spec-problems.js";
import { startsLikeXml } from "./starts-like-xml.js";
import { type AnyDocument, loadPlatform, tableInMemory } from "./tables.js";
import type { Terminal } from "./terminal.js";
import type { WebhookSettingSources } from "./webhook-settings.js";

export interface ParseOptions extends WebhookSettingSources {
  /** Platform and document: `acme/orders`. */
  readonly document: string;
  /** A path, or `standardInput`. */
  readonly file: string;
  readonly specs: string;
  readonly ndjson: boolean;
  readonly mask: boolean;
  readonly charset: string | undefined;
}

/** Prints the value of a document as JSON, and whatever was noticed on standard error. */
export async function parse(options: ParseOptions, terminal: Terminal): Promise<number> {
  const [platformName = "", documentName] = options.document.split("/");
  chosenPlatforms(options.specs, [platformName]);
  const { platform, problems } = loadPlatform(options.specs, platformName);
  if (platform === undefined) {
    terminal.error(specProblems(problems, options.specs, terminal));
    return 1;
  }
  const document = documentOf(platform, documentName);
  const table = tableInMemory(platform, document);
  const { file } = options;
  const given = file === standardInput ? await bytesOfInput() : readBytes(file);
  const bytes = startsLikeXml(given)
    ? given
    : await (await import("./captured.js")).fromCapture(platform, document, file, given, options);
  const read = safeParse(table, bytes, {
    file,
    ...(options.charset === undefined ? {} : { charset: options.charset }),
  });
  const source = options.mask ? undefined : (): string => decoded(bytes);
  terminal.error(documentProblems(read.problems, file, source, terminal));
  if (!read.ok) return 1;
  for (const line of lines(table(), read.value, options)) terminal.out(`${line}\n`);
  return 0;
}

function* lines(table: AnyDocument, value: unknown, { ndjson, mask, document }: ParseOptions): Generator<string> {
  const shown = mask ? masked(table.type(), value) : value;
  if (!ndjson) return yield jsonOf(shown, 2);
  const items = itemsOf(table, shown);
  if (items === undefined) throw new Failure(`${document} has no list of items, so --ndjson has nothing to print`);
  for (const item of items) yield jsonOf(item, 0);
}

async function bytesOfInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
