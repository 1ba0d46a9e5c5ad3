import { type Limits, defaultLimits } from "../../limits.js";
import { checkCredentials } from "../authentication.js";
import type { Problem } from "../../problem.js";
import type { EndpointTable } from "../endpoint-table.js";
import { type Settings, readSettings } from "../settings.js";
import type { Incident } from "./incident.js";
import type { AllItems, OnePage } from "./result.js";

/** How an endpoint behaves; each has a default. */
export interface EndpointOptions {
  /** Told of whatever goes wrong, with details that the caller does not get, and of what is noticed in documents. */
  readonly onProblem?: ((problem: Incident | Problem) => void) | undefined;
  /** How many items a page has, where it differs from what the platform recommends. */
  readonly pageSize?: number | undefined;
  readonly limits?: Partial<EndpointLimits> | undefined;
  /** How long nothing of a body may come. Default 60,000; `Infinity`: for ever. */
  readonly idleMilliseconds?: number | undefined;
}

/** Bounds on what a request may cost; see `Limits`. */
export interface EndpointLimits extends Limits {
  /** Bytes of a body. Default 10 MB. */
  readonly body: number;
}

/** Serves an operation: it gets the parameters, and gives the items or, where there are none, whatever the answer is made of. */
export type EndpointHandler<Parameters, Result = unknown> = (
  parameters: Parameters,
  context: EndpointContext,
) => Result | Response | Promise<Result | Response>;

/** What a handler may give for a document with items. */
export type ItemsResult<Item> = AllItems<Item> | OnePage<Item>;

/** What else a handler may want to know. */
export interface EndpointContext {
  /** Its body was read already, where the operation has one. */
  readonly request: Request;
  /** Aborted when the caller hangs up. */
  readonly signal: AbortSignal;
}

/** Options with settings read, defaults filled in and handlers found. */
export interface EndpointSetup {
  readonly settings: Settings;
  readonly handlers: ReadonlyMap<string, EndpointHandler<Record<string, unknown>>>;
  readonly onProblem: (problem: Incident | Problem) => void;
  readonly pageSize: number | undefined;
  readonly limits: EndpointLimits;
  readonly idleMilliseconds: number;
}

const ownOptions = ["onProblem", "pageSize", "limits", "idleMilliseconds", "operations"];

/** Takes options apart: settings and handlers stand among them under their own names. */
export function readEndpointOptions(table: EndpointTable, options: EndpointOptions): EndpointSetup {
  const given = options as Readonly<Record<string, unknown>>;
  const operations = (given["operations"] ?? {}) as Readonly<Record<string, unknown>>;
  const handlers = new Map(
    table.operations.map(({ name }) => [name, handlerOf(table.platform, name, operations[name] ?? given[name])]),
  );
  const own = Object.entries(given).filter(
    ([name, value]) => value !== undefined && !ownOptions.includes(name) && !handlers.has(name),
  );
  const settings = readSettings(table, Object.fromEntries(own));
  checkCredentials(table.platform, table.authentication, settings.values);
  const { pageSize } = options;
  if (pageSize !== undefined && !(Number.isSafeInteger(pageSize) && pageSize > 0)) {
    throw new RangeError(
      `${table.platform}: expected pageSize to be a whole number of at least 1 but received ${pageSize}`,
    );
  }
  return {
    settings,
    handlers,
    pageSize,
    onProblem: options.onProblem ?? (() => {}),
    limits: { ...defaultLimits, body: 10_485_760, ...options.limits },
    idleMilliseconds: options.idleMilliseconds ?? 60_000,
  };
}

function handlerOf(platform: string, name: string, given: unknown): EndpointHandler<Record<string, unknown>> {
  if (typeof given === "function") return given as EndpointHandler<Record<string, unknown>>;
  throw new TypeError(
    `${platform}: expected a function for ${name} but received ${given === null ? "null" : typeof given}`,
  );
}
