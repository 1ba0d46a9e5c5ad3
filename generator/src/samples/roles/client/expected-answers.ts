import { type Expression, literal, plain } from "../../../expression/expression.js";
import { documentOf, typesOf } from "../../../emit/roles/answers.js";
import { namesInClient, settingsOf } from "../../../emit/roles/settings.js";
import type { Platform } from "../../../model/model.js";
import { resolvePath } from "../../../model/paths.js";
import type { Client, ErrorAnswer, Operation } from "../../../model/roles.js";
import { madeDocument } from "../document.js";
import { evaluateText } from "../evaluate.js";
import { type Given, addressOf } from "../request.js";
import { factsOf } from "../wrong.js";

/** What a platform answers, and what must come of it. */
export interface AnswerCase {
  readonly name: string;
  readonly answers: readonly (readonly [status: number, text: string])[];
  readonly error: string;
  readonly message: string;
}

/** A good answer and its value. */
export interface GoodAnswer {
  readonly text: string;
  readonly value: Expression;
}

/** The errors that answers must be thrown as: each of the spec's own, a refusal by status, and an answer that is none. */
export function errorAnswers(
  platform: Platform,
  client: Client,
  operation: Operation,
  given: Given,
  first: readonly (readonly [number, string])[],
): readonly AnswerCase[] {
  const url = urlOf(client, operation, given);
  const asked = `${platform.name} ${operation.name}`;
  const refused = (status: number, fields: string): string =>
    refusedMessage(platform, client, operation, given, status, fields);
  const own = operation.errors.flatMap((error): AnswerCase[] => {
    const made = errorText(platform, operation, error);
    if (made === undefined) return [];
    const isRefusal = error.name === "refused" || error.refused === true;
    return [
      {
        name: error.name,
        answers: [...first, [200, made.text]],
        error: isRefusal ? "RefusedError" : "VendorError",
        message: isRefusal
          ? refused(200, made.fields)
          : `${asked}: the platform answered with the error \`${error.name}\`${made.fields}`,
      },
    ];
  });
  return [
    ...own,
    { name: "status 403", answers: [...first, [403, ""]], error: "RefusedError", message: refused(403, "") },
    ...nothingSaid(asked, url, operation, first),
  ];
}

/** What is said of credentials that were refused: where the settings are found. */
export function refusedMessage(
  platform: Platform,
  client: Client,
  operation: Operation,
  given: Given,
  status: number,
  fields = "",
): string {
  const settings = settingsOf(platform, "client", namesInClient(client))
    .filter(({ type, found }) => type.secret || found !== undefined)
    .map((setting) => `\n  ${setting.name}${factsOf(setting)}`)
    .join("");
  const check = settings === "" ? "" : `; check these settings:${settings}`;
  const place = `${urlOf(client, operation, given)}, status ${status}`;
  return `${platform.name} ${operation.name}: the platform refused the credentials (${place})${fields}${check}`;
}

/** An answer as the platform gives it where nothing is wrong; nothing where none can be made. */
export function goodAnswer(platform: Platform, { answer, errors }: Operation): GoodAnswer | undefined {
  if (answer.kind === "none") return { text: "", value: literal(undefined) };
  if (answer.kind === "text") return { text: answer.text, value: literal(answer.text) };
  if (answer.kind === "json") {
    const members = exampleMembers(answer.members);
    return { text: JSON.stringify(members), value: plain(members) };
  }
  const document = documentOf(platform, answer.document);
  const texts = new Map(
    errors.flatMap(({ test }): [string, string][] => (test.kind === "where" ? [[test.path, otherThan(test)]] : [])),
  );
  return madeDocument(platform, document, "lean", texts);

  function otherThan(test: ErrorAnswer["test"] & { kind: "where" }): string {
    const resolved = resolvePath(document.type, test.path, typesOf(document));
    const scalar = "end" in resolved ? resolved.end.leaf?.scalar : undefined;
    return scalar?.kind === "enumeration" ? (scalar.words.find(({ wire }) => wire !== test.is)?.wire ?? "") : "1";
  }
}

/** A JSON object with members, as a handler gives it. */
export function exampleObject(members: readonly string[]): Expression {
  return plain(exampleMembers(members));
}

function exampleMembers(members: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(members.map((name) => [name, `some ${name}`]));
}

/** The address of an operation, without its query. */
export function urlOf(client: Client, operation: Operation, { settings, parameters, token, fixed }: Given): string {
  const names = new Map([...settings, ...parameters, ...(operation.signed ? token : [])]);
  const address = addressOf(evaluateText(client.baseUrl, names, fixed), evaluateText(operation.path, names, fixed));
  return address.origin + address.pathname;
}

function nothingSaid(
  asked: string,
  url: string,
  { answer }: Operation,
  first: readonly (readonly [number, string])[],
): AnswerCase[] {
  if (answer.kind !== "document") return [];
  const message = `${asked}: expected a document but received an empty answer (${url})`;
  return [{ name: "an empty answer", answers: [...first, [200, ""]], error: "AnswerError", message }];
}

function errorText(
  platform: Platform,
  { answer }: Operation,
  { test }: ErrorAnswer,
): { readonly text: string; readonly fields: string } | undefined {
  switch (test.kind) {
    case "text": {
      const names = [...test.template.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
      const text = test.template.replace(/\{([^{}]+)\}/g, (_, name: string) => `some ${name}`);
      return { text, fields: fieldWords(names.map((name) => [name, `some ${name}`])) };
    }
    case "html":
      return { text: `<html><body>${test.containing}</body></html>`, fields: "" };
    case "json": {
      const members = test.members.map((name) => [name, `some ${name}`] as const);
      return { text: JSON.stringify(Object.fromEntries(members)), fields: fieldWords(members) };
    }
    case "where": {
      if (answer.kind !== "document") return undefined;
      const texts = new Map([[test.path, test.is]]);
      if (test.message !== undefined) texts.set(test.message, "out of order");
      const made = madeDocument(platform, documentOf(platform, answer.document), "smallest", texts);
      return made && { text: made.text, fields: test.message === undefined ? "" : ': message "out of order"' };
    }
  }
}

function fieldWords(fields: readonly (readonly [name: string, text: string])[]): string {
  return fields.length === 0 ? "" : `: ${fields.map(([name, text]) => `${name} ${JSON.stringify(text)}`).join(", ")}`;
}
