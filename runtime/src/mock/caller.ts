import { tableOf } from "../contract.js";
import { type Client, client } from "../http/client.js";
import type { EndpointTable } from "../http/endpoint-table.js";
import { AnswerError } from "../http/errors/answer-error.js";
import { ParameterError } from "../http/errors/parameter-error.js";
import { SettingError } from "../http/errors/setting-error.js";
import { TagsmithError } from "../http/errors/tagsmith-error.js";
import type { MaskedRequest } from "../http/masked-request.js";
import { readSettings } from "../http/settings.js";
import type { ClientTable, OperationTable } from "../http/table.js";
import type { Call } from "../http/call.js";
import { itemsIn, pageProblems } from "./page-problems.js";
import { settingsAt, settingsOf } from "./settings.js";

/** What a vendor's program asks: a handler of the Fetch standard, or the address of a server. */
export type Endpoint = ((request: Request) => Response | Promise<Response>) | string | URL;

/** A vendor's program that is not there: besides its settings it has a function for each operation, which asks an endpoint. */
export interface Caller {
  /** Those of the settings that it asks with which the endpoint needs to know as well. */
  readonly settings: object;
}

/** How a vendor's program behaves; each has a default. */
export interface CallerOptions {
  /** The settings that it asks with. Those that are missing are defaults, examples or made up. */
  readonly settings?: object | undefined;
  /** Lets secrets go over http to any host. Default false: only to this computer. */
  readonly allowInsecure?: boolean | undefined;
  /** Ends what is going on. */
  readonly signal?: AbortSignal | undefined;
}

/** What came of asking an endpoint, through all of its pages. */
export interface Outcome<Answer = unknown, Item = unknown> {
  /** The answers that could be read, page by page. */
  readonly answers: Answer[];
  /** The items in them. */
  readonly items: Item[];
  /** What was asked, as logs may show it. */
  readonly requests: MaskedRequest[];
  /** What was wrong with the answers or noticed in them; none where the endpoint does what the vendor expects. */
  readonly problems: string[];
}

type Parameters = Readonly<Record<string, unknown>>;
type Operations = Readonly<Record<string, (parameters: Parameters) => Call<unknown, unknown>>>;

/**
 * Plays the program of a vendor that asks endpoints: from the table of its calls and that of the endpoint.
 *
 * @throws SettingError where a setting is wrong. Its functions throw what the handler throws, and where they are called wrongly.
 */
export function caller(
  table: () => ClientTable,
  endpointTable: () => EndpointTable,
  options: CallerOptions = {},
): Caller {
  const platform = tableOf(table);
  const settings = settingsOf(platform, options.settings ?? {});
  readSettings(platform, settings);
  const calls = platform.operations.map((operation) => [
    operation.name,
    async (endpoint: Endpoint, parameters: Parameters = {}): Promise<Outcome> => {
      const outcome: Outcome = { answers: [], items: [], requests: [], problems: [] };
      const note = (problem: string): void =>
        void outcome.problems.push(`answer ${Math.max(1, outcome.requests.length)}: ${problem}`);
      const failed: unknown[] = [];
      const asking = client(
        table,
        typeof endpoint === "function" ? settings : leadingTo(platform, settings, endpoint),
        {
          allowInsecure: options.allowInsecure,
          signal: options.signal,
          // Who looks for mistakes wants to see the first.
          retries: { attempts: 1 },
          badItem: "skip",
          onRequest: (request) => outcome.requests.push(request),
          onProblem: ({ message }) => note(message),
          ...(typeof endpoint === "function" && {
            fetch: async (request) => {
              try {
                return await endpoint(request);
              } catch (error) {
                failed.push(error);
                throw error;
              }
            },
          }),
        },
      );
      try {
        for await (const answer of callOf(asking, operation, parameters).answers()) {
          const expected = tableOf(endpointTable).operations.find(({ name }) => name === operation.name);
          for (const problem of pageProblems(answer, outcome, operation, expected, parameters)) note(problem);
          outcome.answers.push(answer);
          outcome.items.push(...itemsIn(operation, answer));
        }
      } catch (error) {
        if (failed.length > 0) throw failed[0];
        if (!(error instanceof TagsmithError) || error instanceof ParameterError || error instanceof SettingError)
          throw error;
        note(error.message);
        if (error instanceof AnswerError) for (const { message } of error.problems.slice(1)) note(message);
      }
      return outcome;
    },
  ]);
  const shared = tableOf(endpointTable).settings.filter(({ name }) => Object.hasOwn(settings, name));
  return {
    settings: Object.fromEntries(shared.map(({ name }) => [name, settings[name]])),
    ...(Object.fromEntries(calls) as object),
  };
}

function callOf(asking: Client, { name }: OperationTable, parameters: Parameters): Call<unknown, unknown> {
  const call = (asking as unknown as Operations)[name];
  if (!call) throw new TypeError(`no function ${name}`);
  return call(parameters);
}

/** The settings of a program that was given another address. */
function leadingTo(platform: ClientTable, settings: Parameters, address: string | URL): Parameters {
  const { text } = platform.baseUrl;
  if (Object.hasOwn(settings, text)) return { ...settings, [text]: String(address) };
  return settingsAt(platform, settings, new URL(address).origin);
}
