import { parse } from "@tagsmith/runtime";
import {
  AnswerError,
  type ClientOptions,
  type ClientTable,
  type MaskedRequest,
  type OperationTable,
  TagsmithError,
  client,
  whyNoCursor,
} from "@tagsmith/runtime/http";
import { Failure, reasonOf } from "../disk/failure.js";
import { itemRecord } from "./item-record.js";
import { operationNamed } from "./operation.js";
import { parametersOf } from "./parameters.js";
import { noticesOn } from "./notices.js";
import { collecting } from "./pull/collect.js";
import { formatOf } from "./pull/formats.js";
import { type Counts, countsText, progressOn } from "./pull/progress.js";
import { recorder } from "./pull/record.js";
import { openWriter } from "./pull/writer.js";
import { frameOf } from "./pull/xml.js";
import { refusalOf } from "./refusal.js";
import { clientInMemory, platformNamed } from "./roles.js";
import { type SettingSources, settingsFor } from "./settings.js";
import { standIns } from "./stand-ins.js";
import type { AnyDocument } from "./tables.js";
import type { Terminal } from "./terminal.js";

export interface PullOptions extends SettingSources {
  readonly platform: string;
  readonly operation: string | undefined;
  readonly specs: string;
  readonly parameters: readonly string[];
  /** A path; missing: standard output. */
  readonly out: string | undefined;
  readonly state: string | undefined;
  /** Missing: what the name of the output says. */
  readonly format: "ndjson" | "xml" | "singer" | undefined;
  /** The folder that keeps requests and answers as samples. */
  readonly record: string | undefined;
  readonly allowInsecure: boolean;
  readonly skipTests: boolean;
  readonly skipBad: boolean;
}

/** How many items are written at most before the state is. */
const mostWaiting = 1000;

/** Asks a platform for its items from where the last run stopped, and writes them down so that none is lost or twice there. */
export async function pull(options: PullOptions, terminal: Terminal): Promise<number> {
  const platform = platformNamed(options.specs, options.platform, terminal);
  if (platform === undefined) return 1;
  const makeTable = clientInMemory(platform);
  const table = makeTable();
  const operation = operationNamed(table, options.operation);
  const parameters = parametersOf(table.platform, operation, options.parameters);
  const { document, items } = itemsOf(table, operation, parameters, options);
  const settings = settingsFor(table, options, platform.settings);
  const kind = options.format ?? (options.out?.endsWith(".xml") === true ? "xml" : "ndjson");
  const noun = items.slice(items.lastIndexOf(".") + 1);

  const started = performance.now();
  const progress = progressOn(process.stderr, noun);
  const notices = noticesOn(terminal, progress.end);
  let counts: Counts = { items: 0, requests: 0, bytes: 0 };
  const stop = new AbortController();

  const described = itemRecord(platform, document, items);
  let request: MaskedRequest | undefined;
  let first: AnswerBytes | undefined;
  const keeper =
    options.record === undefined
      ? undefined
      : recorder(options.record, document, described.model, platform.title, standIns(secretsOf(table, settings)));
  const writer = openWriter({
    name: { platform: platform.name, operation: operation.name, format: kind },
    out: options.out,
    state: options.state,
    readOnly: kind === "singer" && options.out === undefined,
    format: formatOf(kind, { operation, document, items, ...described }),
    frame:
      kind === "xml" ? () => frameOf(document, items, readFirst(document, first), operation.pages?.count) : undefined,
    onCut: (bytes) => notices.tell(`${bytes} bytes that an interrupted run left in ${options.out ?? ""} are cut off`),
  });

  const clientOptions: ClientOptions = {
    signal: stop.signal,
    allowInsecure: options.allowInsecure,
    badItem: options.skipBad ? "skip" : "throw",
    testItem: options.skipTests ? "skip" : "give",
    onProblem: ({ message }) => notices.tell(message),
    onRequest: (masked) => {
      // What came with the last answer is safe before the next is asked for.
      writer.checkpoint();
      request = masked;
      counts = { ...counts, requests: counts.requests + 1 };
    },
    onAnswer: ({ bytes }) => (counts = { ...counts, bytes: counts.bytes + bytes }),
    ...((keeper !== undefined || kind === "xml") && {
      fetch: collecting(
        (bytes, charset) => {
          first ??= startsLikeXml(bytes) ? { bytes, charset } : undefined;
          if (keeper === undefined || request === undefined || !startsLikeXml(bytes)) return;
          if (keeper.keep(request, bytes, charset) === undefined)
            notices.tell("an answer that cannot be read is not kept: nobody knows what in it is secret or personal");
        },
        (error) => notices.tell(`an answer is not kept: ${reasonOf(error)}`),
      ),
    }),
  };

  const interrupt = (): void => stop.abort(new Failure("stopped"));
  process.once("SIGINT", interrupt);
  let code = 0;
  try {
    const operations = client(makeTable, settings, clientOptions) as unknown as Readonly<Record<string, AskedFor>>;
    const call = operations[operation.name];
    if (call === undefined) throw new TypeError(`no function ${operation.name}`);
    const cursor = writer.before?.cursor;
    let waiting = 0;
    for await (const { item, cursor: after } of call(parameters, cursor === undefined ? {} : { cursor }).entries()) {
      writer.add(item, after);
      counts = { ...counts, items: counts.items + 1 };
      progress.show(counts);
      if (++waiting % mostWaiting === 0) writer.checkpoint();
    }
    await writer.end(true);
  } catch (error) {
    await writer.end(false);
    progress.end();
    code = complaintOf(error, stop.signal, options, terminal);
  } finally {
    process.off("SIGINT", interrupt);
  }
  progress.end();
  notices.end();

  const before = writer.before?.items ?? 0;
  const all = before > 0 ? ` (${(before + counts.items).toLocaleString("en")} in all)` : "";
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const report = options.out === undefined ? terminal.error : terminal.out;
  report(`${countsText(counts, noun)} in ${seconds} s${all}: ${options.out ?? "standard output"}\n`);
  return code;
}

/** A function of a client, as far as this command knows it. */
type AskedFor = (
  parameters: object,
  options: object,
) => { entries: () => AsyncIterable<{ item: unknown; cursor: string | undefined }> };

interface AnswerBytes {
  readonly bytes: Uint8Array;
  readonly charset: string | undefined;
}

/** The document and the list in it that an operation is asked for; what the options want of them is checked. */
function itemsOf(
  { platform }: ClientTable,
  operation: OperationTable,
  parameters: Readonly<Record<string, unknown>>,
  { out, state, format }: PullOptions,
): { readonly document: () => AnyDocument; readonly items: string } {
  const { name, answer } = operation;
  if (answer.kind !== "document" || answer.items === undefined)
    throw new Failure(`${platform} ${name} is answered with no list, so there is nothing to pull`);
  const reason = state === undefined ? undefined : whyNoCursor(operation, parameters);
  if (reason !== undefined) throw new Failure(`${platform}: ${reason}, so a later run cannot go on: leave out --state`);
  if (format === "xml" && out === undefined) throw new Failure("--format xml needs a file: --out orders.xml");
  return { document: answer.document, items: answer.items };
}

function readFirst(document: () => AnyDocument, first: AnswerBytes | undefined): unknown {
  const { bytes = new Uint8Array(), charset } = first ?? {};
  return parse(document, bytes, charset === undefined ? {} : { charset });
}

function secretsOf({ settings }: ClientTable, given: Readonly<Record<string, unknown>>): string[] {
  return settings.filter(({ secret }) => secret).map(({ name }) => String(given[name] ?? ""));
}

function startsLikeXml(bytes: Uint8Array): boolean {
  return /^\W*</.test(Buffer.from(bytes.subarray(0, 100)).toString("latin1"));
}

/** Says why a pull ended early, and with which exit code; what is no answer of the platform is thrown on. */
function complaintOf(error: unknown, stopped: AbortSignal, { skipBad }: PullOptions, terminal: Terminal): number {
  if (stopped.aborted) {
    terminal.error("Stopped; the next run with the same --state goes on from here.\n");
    return 130;
  }
  const refusal = refusalOf(error);
  if (refusal instanceof Failure || !(refusal instanceof TagsmithError)) throw refusal;
  terminal.error(`${terminal.colors.red("tagsmith:")} ${refusal.message}\n`);
  if (refusal instanceof AnswerError && refusal.problems.length > 0 && !skipBad)
    terminal.error("  --skip-bad leaves out what cannot be read, says so, and goes on\n");
  return 1;
}
