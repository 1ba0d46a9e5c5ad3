import { safeParse } from "../document.js";
import type { Problem } from "../problem.js";
import { type ErrorAnswer, errorInDocument, errorInText, isRefusal, jsonObject } from "./error-answer.js";
import { AnswerError } from "./errors/answer-error.js";
import { RefusedError } from "./errors/refused-error.js";
import { StatusError } from "./errors/status-error.js";
import type { Asked } from "./errors/tagsmith-error.js";
import { VendorError } from "./errors/vendor-error.js";
import type { Exchange } from "./exchange.js";
import { placeOf } from "./masked-request.js";
import { charsetOf, excerptOf, isHtml, looseText, titleOf, withoutHeader } from "./media.js";
import { readDocument } from "./read-document.js";
import type { Reply } from "./send.js";
import { mask } from "./secrets.js";
import type { Session } from "./session.js";
import type { AnswerTable, ErrorTable, SettingTable } from "./table.js";
import { retryAfter } from "./retry.js";

/** Error answers are short; only so much of an answer is searched for one. */
const mostText = 1_048_576;

/**
 * The value of an answer: a document's, an object's for JSON, a text's, or nothing.
 *
 * @throws VendorError, RefusedError, StatusError, AnswerError
 */
export function decode(
  session: Session,
  asked: Asked,
  table: { readonly answer: AnswerTable; readonly errors: readonly ErrorTable[] },
  done: Exchange,
): unknown {
  const { prepared, reply } = done;
  const { unshown: secrets } = prepared;
  const place = { ...asked, url: placeOf(prepared), status: reply.status, attempts: done.attempts };
  const text = looseText(reply.bytes.subarray(0, mostText), reply.headers);
  // Before anything is cut off, since half of a secret is not found any more.
  const shown = (): string => mask(text, secrets);
  const fail = (error: ErrorAnswer): Error => errorOf(session, place, error, secrets);
  const wrong = (reason: string, problems: readonly Problem[] = []): AnswerError =>
    new AnswerError({ ...place, reason: mask(reason, secrets), problems });

  const said = errorInText(table.errors, withoutHeader(text));
  if (said) throw fail(said);
  if (reply.status < 200 || reply.status > 299) {
    const inDocument = errorInFailure(table, done);
    if (inDocument) throw fail(inDocument);
    throw statusError(session, place, reply, table.answer.kind === "json" ? withoutObject(shown()) : shown());
  }
  switch (table.answer.kind) {
    case "none":
      return undefined;
    case "text":
      if (text.trim() !== table.answer.text) {
        throw wrong(`expected the text ${JSON.stringify(table.answer.text)} but received ${describe(shown())}`);
      }
      return table.answer.text;
    case "json": {
      const object = jsonObject(text);
      const missing = table.answer.members.find((name) => object && isMissing(object.get(name)));
      if (!object) throw wrong(`expected a JSON object but received ${describeNoObject(shown())}`);
      if (missing !== undefined) throw wrong(`expected the member ${missing} in the answer but received nothing`);
      return Object.fromEntries(object);
    }
    case "document": {
      if (reply.bytes.length === 0) throw wrong("expected a document but received an empty answer");
      if (isHtml(text) && !table.answer.document().roots.includes("html")) {
        throw wrong(`expected a document but received ${describe(shown())}`);
      }
      const value = readDocument(session, asked, table.answer, done, wrong);
      const error = errorInDocument(table.errors, value);
      if (error) throw fail(error);
      return value;
    }
  }
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

function describe(text: string): string {
  const title = titleOf(text);
  if (isHtml(text)) return title === undefined ? "an HTML page" : `the HTML page ${JSON.stringify(title)}`;
  return JSON.stringify(excerptOf(text) ?? "");
}

/** A JSON object that was cut may hold a token, which is not known as a secret yet. */
function describeNoObject(text: string): string {
  return withoutObject(text) === "" && text !== "" ? "something that is none, or not whole" : describe(text);
}

function withoutObject(text: string): string {
  return isHtml(text) || !/["{[]/.test(text) ? text : "";
}

/** A document with an error in it may come with a status that says so as well. */
function errorInFailure(
  { answer, errors }: { readonly answer: AnswerTable; readonly errors: readonly ErrorTable[] },
  { reply }: Exchange,
): ErrorAnswer | undefined {
  if (answer.kind !== "document" || !errors.some(({ kind }) => kind === "where")) return undefined;
  const charset = charsetOf(reply.headers);
  const result = safeParse(answer.document, reply.bytes, charset === undefined ? {} : { charset });
  return result.ok ? errorInDocument(errors, result.value) : undefined;
}

interface Place extends Asked {
  readonly url: string;
  readonly status: number;
  readonly attempts: number;
}

function errorOf(session: Session, place: Place, error: ErrorAnswer, secrets: ReadonlySet<string>): Error {
  const fields = Object.fromEntries(Object.entries(error.fields).map(([name, value]) => [name, mask(value, secrets)]));
  if (isRefusal(error)) return new RefusedError({ ...place, fields, settings: credentialsOf(session) });
  return new VendorError({ ...place, error: error.table.name, fields });
}

function statusError(session: Session, place: Place, { headers }: Reply, text: string): Error {
  const settings = credentialsOf(session);
  if (place.status === 401 || place.status === 403) return new RefusedError({ ...place, fields: {}, settings });
  // What looks like a document may hold the data of customers.
  const excerpt = isHtml(text) || !/^\uFEFF?\s*</.test(withoutHeader(text)) ? excerptOf(text) : undefined;
  const wait = retryAfter(headers, session.options.clock.now());
  return new StatusError({
    ...place,
    excerpt,
    retryAfterMilliseconds: wait,
  });
}

/** The settings that prove who asks, as far as a table can tell: secrets, and what the vendor's back office shows; no others than are there. */
function credentialsOf({
  table,
  settings,
}: Session): Pick<SettingTable & { setting: string }, "setting" | "example" | "found">[] {
  const given = settings as Readonly<Record<string, unknown>>;
  return table.settings
    .filter(({ secret, found }) => secret || found !== undefined)
    .filter(({ name, optional }) => !optional || given[name] !== undefined)
    .map(({ name, example, found }) => ({
      setting: name,
      ...(example !== undefined && { example }),
      ...(found !== undefined && { found }),
    }));
}
