import type { ClientTable, OperationTable, ParameterTable } from "@tagsmith/runtime/http";
import { type Breakage, type LoggedRequest, type Mock, mock } from "@tagsmith/runtime/mock";
import { Failure } from "../disk/failure.js";
import type { Platform } from "../model/model.js";
import { itemRecord } from "./item-record.js";
import { type ReadItems, readItems } from "./items-file.js";
import { listenFailure } from "./listen-failure.js";
import { refusalOf } from "./refusal.js";
import { clientInMemory, mockInMemory, platformNamed } from "./roles.js";
import { type SettingSources, givenSettings } from "./settings.js";
import { shellWord } from "./shell-word.js";
import type { Terminal } from "./terminal.js";
import { untilInterrupted } from "./until-interrupted.js";

export interface MockCommandOptions extends SettingSources {
  readonly platform: string;
  readonly specs: string;
  /** How many items are made up, or a file of one's own. */
  readonly orders: string;
  readonly seed: string;
  readonly broken: Breakage | undefined;
  readonly port: number;
  readonly host: string;
}

/** Plays a platform over http until it is interrupted, and tells of each request. */
export async function mockPlatform(options: MockCommandOptions, terminal: Terminal): Promise<number> {
  const platform = platformNamed(options.specs, options.platform, terminal);
  if (platform === undefined) return 1;
  const makeTable = clientInMemory(platform);
  const table = makeTable();
  const given = givenSettings(table, options, platform.settings);
  const own = /^\d+$/.test(options.orders) ? undefined : ownItems(platform, table, options.orders);
  if (own !== undefined && own.items === undefined) {
    terminal.error(own.problems.map((problem) => `${problem}\n`).join(""));
    return 1;
  }

  let made: Mock;
  try {
    made = mock(makeTable, mockInMemory(platform), {
      settings: given,
      seed: options.seed,
      broken: options.broken,
      onRequest: (request) => terminal.out(`${lineOf(request, terminal)}\n`),
      ...(own === undefined ? { count: Number(options.orders) } : { items: [...own.items] }),
    });
  } catch (error) {
    throw refusalOf(error);
  }
  // Before anybody is told that it listens, who could end it at once.
  const interrupted = untilInterrupted();
  const { port, host } = options;
  const listening = await made.listen(port, { host }).catch((error: unknown) => {
    throw listenFailure(error, port, host);
  });
  const operation = table.operations.find(({ answer }) => answer.kind === "document" && answer.items !== undefined);
  terminal.out(
    `${platform.title}: ${made.items.length} ${nounOf(operation)} at ${listening.url}${options.broken === undefined ? "" : `, broken: ${options.broken}`}\n` +
      `Ask it in another terminal, as with\n  ${terminal.colors.cyan(commandFor(table, operation, listening.settings, given))}\nCtrl+C ends.\n`,
  );
  await interrupted;
  await listening.close();
  return 0;
}

function ownItems(platform: Platform, { operations }: ClientTable, file: string): ReadItems {
  for (const { answer } of operations) {
    if (answer.kind !== "document" || answer.items === undefined) continue;
    const { document, items } = answer;
    return readItems({ file, table: document, items, ...itemRecord(platform, document, items) });
  }
  throw new Failure(`${platform.name} answers with no list, so a file of items is of no use`);
}

function nounOf(operation: OperationTable | undefined): string {
  const items = operation?.answer.kind === "document" ? operation.answer.items : undefined;
  return items === undefined ? "items" : items.slice(items.lastIndexOf(".") + 1);
}

/** The command that asks the mock. Secrets that the user gave are not repeated, those that were made up have to be told. */
function commandFor(
  { platform, settings }: ClientTable,
  operation: OperationTable | undefined,
  accepted: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
): string {
  const words = settings.flatMap(({ name, type, secret, default: usual }) => {
    const value = accepted[name];
    if (value === undefined || value === usual) return [];
    const text = secret === true && Object.hasOwn(given, name) ? "..." : String(type.write(value));
    return [`--set ${name}=${shellWord(text)}`];
  });
  const isNeeded = (parameter: ParameterTable): boolean =>
    parameter.optional !== true && parameter.default === undefined && parameter.repeated !== true;
  const parameters = operation?.parameters.filter(isNeeded).map(({ as }) => `--param ${as}=...`) ?? [];
  return ["npx tagsmith pull", platform, ...words, ...parameters].join(" ");
}

function lineOf({ method, url, body, status, problem }: LoggedRequest, { colors }: Terminal): string {
  const time = colors.dim(new Date().toTimeString().slice(0, 8));
  const paint = status < 400 ? colors.green : colors.red;
  const asked = `${method} ${url}${body === undefined ? "" : ` ${body}`}`.replaceAll(
    /[\x00-\x1f\x7f-\x9f]/g,
    "\u{fffd}",
  );
  return `${time} ${asked} ${paint(String(status))}${problem === undefined ? "" : ` ${colors.yellow(problem)}`}`;
}
