import type { Client, Computed, Operation } from "../../model/roles.js";
import { type Fixed, type Names, type Value, evaluateText, evaluateValue, form, percent } from "./evaluate.js";

/** What a request is made from: settings, parameters and the token's answer, all as they stand on the wire. */
export interface Given {
  readonly settings: ReadonlyMap<string, string>;
  /** By the names on the wire, in the order of the spec; several of one name where it is repeated. */
  readonly parameters: readonly (readonly [name: string, text: string])[];
  readonly token: ReadonlyMap<string, string>;
  /** The document that is the body, as it is written. */
  readonly document?: string;
  readonly fixed: Fixed;
}

/** A request as it goes over the wire, told from the model: `POST https://...`, its headers, an empty line, its body. */
export function expectedRequest(client: Client, operation: Operation, given: Given): string {
  return written(makeRequest(client, operation, given));
}

/** The pieces of a request, told from the model. */
export function makeRequest(client: Client, operation: Operation, given: Given): Making {
  const { settings, parameters, token, document, fixed } = given;
  const names = new Map<string, Value>([...settings, ...parameters, ...(operation.signed ? token : [])]);
  const path = evaluateText(operation.path, names, fixed);
  const address = addressOf(evaluateText(client.baseUrl, names, fixed), path);
  const request = begin(operation.method, address, names, fixed);
  addComputed(
    request,
    operation.computed.filter(({ location }) => location !== "body"),
  );
  for (const [name, text] of parameters) {
    const parameter = operation.parameters.find((each) => each.name === name);
    const chosen = parameter?.at && evaluateText(parameter.at, names, fixed);
    const location = chosen === "query" || chosen === "form" ? chosen : parameter?.location;
    if (location === "query" || location === "form" || location === "header")
      request.parts.push({ location, name, text, raw: false });
  }
  addDocument(request, operation, document, settings);
  if (operation.signed) addComputed(request, client.sign?.computed ?? []);
  return request;
}

/** The request of a token, told from the model. */
export function expectedTokenRequest(client: Client, { settings, fixed }: Given): string | undefined {
  if (client.token === undefined) return undefined;
  const names = new Map<string, Value>(settings);
  const request = begin(client.token.method, addressOf("", evaluateText(client.token.url, names, fixed)), names, fixed);
  addComputed(request, client.token.computed);
  return written(request);
}

/** A named piece of a request. */
export interface Part {
  readonly location: "query" | "form" | "header";
  readonly name: string;
  readonly text: string;
  readonly raw: boolean;
}

/** A request in pieces. */
export interface Making {
  readonly method: string;
  readonly address: URL;
  readonly names: Map<string, Value>;
  readonly fixed: Fixed;
  readonly parts: Part[];
  document?: string;
}

/** A complete URL stands for itself; a path is joined to the base, whose own query is kept. */
export function addressOf(base: string, path: string): URL {
  if (/^[a-z][a-z\d+.-]*:/i.test(path)) return new URL(path);
  const address = new URL(base);
  if (path === "") return address;
  const [pathname = "", ...query] = path.split("?");
  const joined = new URL(`${address.origin}${address.pathname.replace(/\/$/, "")}/${pathname.replace(/^\//, "")}`);
  joined.search = [address.search.slice(1), query.join("?")].filter((part) => part !== "").join("&");
  return joined;
}

function begin(method: string, address: URL, names: Names, fixed: Fixed): Making {
  const port = address.port === "" ? (address.protocol === "https:" ? "443" : "80") : address.port;
  const all = new Map(names);
  for (const [name, value] of [
    ["method", method],
    ["host", address.hostname],
    ["port", port],
    ["path", address.pathname],
  ] as const)
    all.set(name, value);
  return { method, address, names: all, fixed, parts: [] };
}

function addComputed(request: Making, computed: readonly Computed[]): void {
  for (const { name, location, value, escape } of computed) {
    const query = [...new URLSearchParams(request.address.search)].concat(pairs(request, "query"));
    const fields = pairs(request, "form");
    request.names.set("query", query);
    request.names.set("form", fields);
    request.names.set("params", [...query, ...fields]);
    request.names.set("body", request.document ?? partsText(request, "form"));
    const result = evaluateValue(value, request.names, request.fixed);
    if (location === "let" || !request.names.has(name)) request.names.set(name, result);
    if (location === "query" || location === "form" || location === "header")
      request.parts.push({
        location,
        name,
        text: String(result),
        raw: escape !== undefined && evaluateText(escape, request.names, request.fixed) === "raw",
      });
  }
}

function addDocument(
  request: Making,
  { body }: Operation,
  document: string | undefined,
  settings: ReadonlyMap<string, string>,
): void {
  if (body === undefined || document === undefined) return;
  const [from] = body.steps;
  const field = from?.kind === "form" ? from.field : from?.kind === "setting" ? settings.get(from.setting) : undefined;
  if (field === undefined || field === "") request.document = document;
  else request.parts.push({ location: "form", name: field, text: document, raw: false });
}

function pairs({ parts }: Making, location: Part["location"]): [string, string][] {
  return parts.filter((part) => part.location === location).map(({ name, text }) => [name, text]);
}

function partsText({ parts }: Making, location: "query" | "form"): string {
  const escape = location === "query" ? percent : form;
  return parts
    .filter((part) => part.location === location)
    .map(({ name, text, raw }) => `${escape(name)}=${raw ? text : escape(text)}`)
    .join("&");
}

function written(request: Making): string {
  const { method, address, document } = request;
  const query = [address.search.slice(1), partsText(request, "query")].filter((part) => part !== "").join("&");
  const body = document ?? partsText(request, "form");
  const headers = pairs(request, "header").map(([name, text]) => [name.toLowerCase(), text] as const);
  const type = contentTypeOf(request);
  const all = [...headers, ...(type === undefined ? [] : [["content-type", type] as const])].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return [
    `${method} ${address.origin}${address.pathname}${query === "" ? "" : `?${query}`}`,
    ...all.map(([name, text]) => `${name}: ${text}`),
    "",
    body,
  ].join("\n");
}

/** What the body of a request is. */
export function contentTypeOf({ parts, document }: Making): string | undefined {
  if (document !== undefined) return "application/xml; charset=utf-8";
  const isForm = parts.some(({ location }) => location === "form");
  return isForm ? "application/x-www-form-urlencoded" : undefined;
}
