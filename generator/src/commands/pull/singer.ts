import type { CursorTable } from "@tagsmith/runtime/http";
import type { JsonSchema } from "../../export/json-schema.js";
import { jsonOf } from "../json.js";
import type { PullFormat } from "./format.js";
import { bookmarksOf } from "./state.js";

/** What a stream of Singer is. */
export interface Stream {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly cursor: CursorTable | undefined;
}

/**
 * The messages of Singer's specification, one on each line: SCHEMA, then a RECORD for each item, and a STATE as soon as
 * all that stands before it need not be asked for again.
 */
export function singerFormat(stream: Stream): PullFormat {
  const { name, schema, cursor } = stream;
  const message = (type: string, rest: object): string => `${JSON.stringify({ type, ...rest })}\n`;
  return {
    begin: () =>
      message("SCHEMA", {
        stream: name,
        schema,
        key_properties: keyOf(stream),
        ...(cursor !== undefined && { bookmark_properties: [cursor.property] }),
      }),
    item: (value) => `{"type":"RECORD","stream":${JSON.stringify(name)},"record":${jsonOf(value, 0)}}\n`,
    checkpoint: (cursor) => message("STATE", { value: { bookmarks: bookmarksOf(name, cursor) } }),
  };
}

/** The property that tells items apart, where it stands right in them and none can lack it. */
function keyOf({ cursor, schema }: Stream): string[] {
  const property = cursor?.key ?? cursor?.property;
  const required = schema["required"];
  const isKey = property !== undefined && Array.isArray(required) && required.includes(property);
  // A time is no key: two items can have one.
  const type = isKey ? (schema["properties"] as Readonly<Record<string, JsonSchema>>)[property] : undefined;
  return type === undefined || type["format"] !== undefined ? [] : [property ?? ""];
}
