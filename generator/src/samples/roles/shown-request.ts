import { type Expression, array, literal, object } from "../../expression/expression.js";
import type { Client, Expression as SpecExpression, Operation } from "../../model/roles.js";
import { type Fixed, type Names, evaluateText, evaluateValue, form, percent } from "./evaluate.js";
import { type Given, type Making, type Part, contentTypeOf, makeRequest } from "./request.js";

/** A request as logs may show it, told from the model: stars stand for secrets and for what is personal. */
export function shownRequest(
  client: Client,
  operation: Operation,
  given: Given,
  secrets: Iterable<string>,
): Expression {
  const request = makeRequest(client, operation, given);
  const { method, address, document, names, fixed } = request;
  const expressions = [...operation.computed, ...(operation.signed ? (client.sign?.computed ?? []) : [])];
  const known = new Set([...secrets, ...secretParameters(operation, given)].filter((text) => text !== ""));
  for (const { value } of expressions) addDisguised(value, known, names, fixed);
  const mask = (text: string): string => masked(text, known);
  const shown = ({ name, text }: Part): string => (isHidden(name, text, operation, given) ? stars : mask(text));
  const joined = (location: "query" | "form"): string => partsText(request, location, shown);
  const query = [mask(address.search.slice(1)), joined("query")].filter((part) => part !== "").join("&");
  const headers = request.parts.filter(({ location }) => location === "header");
  const type = contentTypeOf(request);
  const body = document === undefined ? joined("form") : `${Buffer.byteLength(document)} bytes`;
  return object({
    method: literal(method),
    url: literal(`${address.origin}${mask(address.pathname)}${query === "" ? "" : `?${query}`}`),
    headers: array([
      ...headers.map((part) => array([literal(part.name.toLowerCase()), literal(shown(part))])),
      ...(type === undefined ? [] : [array([literal("content-type"), literal(type)])]),
    ]),
    body: body === "" ? undefined : literal(body),
  });
}

const stars = "***";

function secretParameters(operation: Operation, { parameters }: Given): string[] {
  const secret = new Set(operation.parameters.filter(({ leaf }) => leaf.secret).map(({ name }) => name));
  return parameters.flatMap(([name, text]) => (secret.has(name) ? [text] : []));
}

/** What is never shown, whatever it holds: parameters that are secret or personal, and a document in a form. */
function isHidden(name: string, text: string, { parameters }: Operation, { document }: Given): boolean {
  const leaf = parameters.find((each) => each.name === name)?.leaf;
  return leaf?.secret === true || leaf?.personal === true || (leaf === undefined && text === document);
}

/** What is written in other letters can be read back, so that it is a secret as well; a digest cannot. */
const disguising = new Set(["base64", "hex", "lower", "upper", "replace"]);

function addDisguised(expression: SpecExpression, secrets: Set<string>, names: Names, fixed: Fixed): void {
  if (expression.kind === "join") for (const term of expression.terms) addDisguised(term, secrets, names, fixed);
  if (expression.kind !== "call") return;
  for (const argument of expression.arguments) addDisguised(argument, secrets, names, fixed);
  if (!disguising.has(expression.function)) return;
  const texts = expression.arguments.map((argument) => evaluateValue(argument, names, fixed));
  const isSecret = texts.some((text) => typeof text === "string" && [...secrets].some((each) => text.includes(each)));
  if (isSecret) secrets.add(evaluateText(expression, names, fixed));
}

function masked(text: string, secrets: ReadonlySet<string>): string {
  if (secrets.has(text)) return stars;
  return [...secrets]
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, secret) => rest.replaceAll(secret, stars), text);
}

/** What is masked is for people, and not escaped. */
function partsText({ parts }: Making, location: "query" | "form", shown: (part: Part) => string): string {
  const escape = location === "query" ? percent : form;
  return parts
    .filter((part) => part.location === location)
    .map((part) => {
      const text = shown(part);
      return `${escape(part.name)}=${part.raw || text !== part.text ? text : escape(text)}`;
    })
    .join("&");
}
