import { Ajv, type ValidateFunction } from "ajv";

/** A stream as its messages tell it. */
export interface SingerStream {
  readonly records: Record<string, unknown>[];
  readonly keys: readonly string[];
}

/** What a valid output says. */
export interface SingerOutput {
  readonly streams: ReadonlyMap<string, SingerStream>;
  /** The values of STATE messages, in order. */
  readonly states: readonly unknown[];
  readonly types: readonly string[];
}

/**
 * Reads the output of a tap by the rules of Singer's specification
 * (https://github.com/singer-io/getting-started/blob/master/docs/SPEC.md): one JSON object on each line with a type; a SCHEMA
 * before the first RECORD of its stream; each record valid by it and with all key properties; a STATE with a value.
 */
export function readSinger(output: string): SingerOutput {
  if (!output.endsWith("\n")) throw new Error("the last message has no line end");
  const streams = new Map<string, SingerStream & { readonly validate: ValidateFunction }>();
  const states: unknown[] = [];
  const types: string[] = [];
  for (const [index, line] of output.slice(0, -1).split("\n").entries()) {
    const wrong = (reason: string): Error => new Error(`line ${index + 1}: ${reason}`);
    const message = objectOf(JSON.parse(line), wrong);
    const type = textOf(message, "type", wrong);
    types.push(type);
    switch (type) {
      case "SCHEMA": {
        const keys = textsOf(message["key_properties"], "key_properties", wrong);
        const bookmarks = message["bookmark_properties"];
        if (bookmarks !== undefined) textsOf(bookmarks, "bookmark_properties", wrong);
        const schema = objectOf(message["schema"], wrong);
        if (schema["type"] !== "object") throw wrong("the schema is of no object");
        const properties = objectOf(schema["properties"], wrong);
        const missing = keys.find((key) => !(key in properties));
        if (missing !== undefined) throw wrong(`the key property ${missing} is not in the schema`);
        const before = streams.get(textOf(message, "stream", wrong));
        streams.set(textOf(message, "stream", wrong), {
          records: before?.records ?? [],
          keys,
          validate: validator().compile(schema),
        });
        break;
      }
      case "RECORD": {
        const stream = streams.get(textOf(message, "stream", wrong));
        if (stream === undefined) throw wrong("a RECORD before the SCHEMA of its stream");
        const record = objectOf(message["record"], wrong);
        const missing = stream.keys.find((key) => record[key] === undefined || record[key] === null);
        if (missing !== undefined) throw wrong(`the record lacks the key property ${missing}`);
        if (!stream.validate(record))
          throw wrong(`the record is not what the schema says: ${JSON.stringify(stream.validate.errors)}`);
        const extracted = message["time_extracted"];
        if (extracted !== undefined && !isTime(String(extracted))) throw wrong("time_extracted is no time of RFC 3339");
        stream.records.push(record);
        break;
      }
      case "STATE":
        if (message["value"] === undefined) throw wrong("a STATE without a value");
        states.push(message["value"]);
        break;
      default:
        throw wrong(`there is no message ${type}`);
    }
  }
  return { streams, states, types };
}

function validator(): Ajv {
  return new Ajv({
    allErrors: true,
    strictTypes: false,
    formats: { "date-time": isTime, date: /^\d{4}-\d\d-\d\d$/ },
  });
}

/** https://www.rfc-editor.org/rfc/rfc3339#section-5.6 */
function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text));
}

function objectOf(value: unknown, wrong: (reason: string) => Error): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrong("expected a JSON object");
  return value as Record<string, unknown>;
}

function textOf(message: Record<string, unknown>, name: string, wrong: (reason: string) => Error): string {
  const value = message[name];
  if (typeof value !== "string" || value === "") throw wrong(`expected the text ${name}`);
  return value;
}

function textsOf(value: unknown, name: string, wrong: (reason: string) => Error): string[] {
  if (!Array.isArray(value) || !value.every((item) => typeof item === "string"))
    throw wrong(`expected texts in ${name}`);
  return value as string[];
}
