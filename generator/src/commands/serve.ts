import { endpoint } from "@tagsmith/runtime/endpoint";
import type { EndpointTable } from "@tagsmith/runtime/endpoint";
import { listen } from "@tagsmith/runtime/node";
import { Failure } from "../disk/failure.js";
import { itemRecord } from "./item-record.js";
import { type ItemsSource, readItems, watchedItems } from "./items-file.js";
import { listenFailure } from "./listen-failure.js";
import { refusalOf } from "./refusal.js";
import { logged } from "./request-log.js";
import { endpointInMemory, platformNamed } from "./roles.js";
import { type SettingSources, settingsFor } from "./settings.js";
import type { Terminal } from "./terminal.js";
import { untilInterrupted } from "./until-interrupted.js";

export interface ServeOptions extends SettingSources {
  readonly platform: string;
  readonly specs: string;
  /** A file of items, one a line as JSON, or an XML document. */
  readonly orders: string;
  readonly port: number;
  readonly host: string;
}

/** Runs the endpoint of a platform over a file of items until it is interrupted; the file is read again when it changes. */
export async function serve(options: ServeOptions, terminal: Terminal): Promise<number> {
  const platform = platformNamed(options.specs, options.platform, terminal);
  if (platform === undefined) return 1;
  const makeTable = endpointInMemory(platform);
  const table = makeTable();
  const settings = settingsFor(table, options, platform.settings);

  const listing = table.operations.find(({ answer }) => answer.kind === "document" && answer.items !== undefined);
  const answer = listing?.answer;
  if (answer?.kind !== "document" || answer.items === undefined)
    throw new Failure(`${platform.name} asks for no list, so there is nothing to serve from a file`);
  const { document, items } = answer;
  const source: ItemsSource = {
    file: options.orders,
    table: document,
    items,
    ...itemRecord(platform, document, items),
  };
  const first = readItems(source);
  if (first.items === undefined) {
    terminal.error(first.problems.map((problem) => `${problem}\n`).join(""));
    return 1;
  }
  const noun = items.slice(items.lastIndexOf(".") + 1);
  const current = watchedItems(source, first.items, (read) => {
    if (read.items !== undefined) return terminal.out(`${options.orders} has changed: ${read.items.length} ${noun}\n`);
    terminal.error(read.problems.map((problem) => `${problem}\n`).join(""));
    terminal.error(`${options.orders} has changed and cannot be used; what it held before is served\n`);
  });

  let handler: (request: Request) => Promise<Response>;
  try {
    handler = endpoint(makeTable, {
      ...settings,
      onProblem: ({ code, severity, message }) => {
        // That a file holds more than a window asks for is no news.
        if (code !== "left-out") terminal.error(`${severity}: ${message}\n`);
      },
      operations: Object.fromEntries(
        table.operations.map(({ name, answer }) => [
          name,
          answer.kind === "document" && answer.items === items ? current : () => undefined,
        ]),
      ),
    } as Parameters<typeof endpoint>[1]);
  } catch (error) {
    throw refusalOf(error);
  }
  const log = { terminal, hidden: hiddenNames(table), secrets: secretsOf(table, settings) };
  const { port, host } = options;
  // Before anybody is told that it listens, who could end it at once.
  const interrupted = untilInterrupted();
  const listening = await listen(logged(handler, log), { port, host }).catch((error: unknown) => {
    throw listenFailure(error, port, host);
  });
  terminal.out(`${platform.title}: ${first.items.length} ${noun} of ${options.orders} at ${listening.url}/\n`);
  terminal.out("It asks with the credentials that this command was given. Ctrl+C ends.\n");
  await interrupted;
  await listening.close();
  return 0;
}

/** Parameters that prove who asks, or that hold what nobody else should read. */
function hiddenNames({ authentication, operations }: EndpointTable): ReadonlySet<string> {
  const fields = authentication.flatMap((way) => (way.kind === "fields" ? way.fields.map(([name]) => name) : []));
  const parameters = operations.flatMap((operation) =>
    operation.parameters.filter(({ secret, personal }) => secret || personal).map(({ name }) => name),
  );
  return new Set([...fields, ...parameters].map((name) => name.toLowerCase()));
}

function secretsOf({ settings }: EndpointTable, given: Readonly<Record<string, unknown>>): string[] {
  return settings.filter(({ secret }) => secret).map(({ name }) => String(given[name] ?? ""));
}
