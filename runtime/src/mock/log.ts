import { encodeForm } from "../values/form-url-encoding.js";
import { mask, masked } from "../http/secrets.js";
import type { Settings } from "../http/settings.js";
import type { OperationTable } from "../http/table.js";
import { type Incoming, computedNames } from "./incoming.js";

/** A request that a mock got, as logs may show it: secrets, signatures and personal values are replaced by `***`. */
export interface LoggedRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** The form, or how many bytes of something else; missing where there is none. */
  readonly body: string | undefined;
  /** What it asked for: the name of an operation, or `token`. */
  readonly operation: string | undefined;
  readonly status: number;
  /** Why it was refused. */
  readonly problem: string | undefined;
}

type Looked = Pick<OperationTable, "computed" | "parameters">;

/** The copy of a request that may be shown. Of what nobody asked for only the names are. */
export function logged(
  operation: Looked | undefined,
  settings: Settings,
  incoming: Incoming,
  rest: Pick<LoggedRequest, "operation" | "status" | "problem">,
): LoggedRequest {
  const { url, pairs, bytes, method } = incoming;
  const show = (list: Incoming["pairs"]["query"]): string =>
    list
      .map(([name, value]) => `${encodeForm(mask(name, settings.secrets))}=${shown(operation, settings, name, value)}`)
      .join("&");
  const query = show(pairs.query);
  const form = show(pairs.form);
  return {
    method,
    url: mask(url.pathname, settings.secrets) + (query === "" ? "" : `?${query}`),
    body: form === "" ? (bytes.length === 0 ? undefined : `${bytes.length} bytes`) : form,
    ...rest,
    problem: rest.problem === undefined ? undefined : mask(rest.problem, settings.secrets),
  };
}

function shown(operation: Looked | undefined, settings: Settings, name: string, value: string): string {
  const parameter = operation?.parameters.find((each) => each.name === name);
  if (parameter && !parameter.secret && !parameter.personal) return encodeForm(mask(value, settings.secrets));
  // A wrong password is one all the same, and perhaps that of somewhere else: only what the spec says itself is shown.
  const computed = operation?.computed.find((each) => each.name === name);
  const isFixed = computed !== undefined && JSON.stringify(value) === computed.value.text;
  return isFixed && computedNames([computed]).length > 0 ? encodeForm(value) : masked;
}
