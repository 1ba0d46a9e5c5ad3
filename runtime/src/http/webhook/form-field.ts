import { Refusal } from "../endpoint/refusal.js";
import type { ByteDecoder } from "../table.js";
import { multipartField } from "./multipart.js";
import { urlencodedField } from "./urlencoded.js";

/**
 * Finds one of several fields in the bytes of a form, which come in pieces, and gives the bytes of its value: a value that
 * is no text would not survive as one.
 */
export interface FieldReader {
  readonly read: ByteDecoder;
  /** The name of the field, once it has begun. */
  readonly field: () => string | undefined;
}

/** A reader for the kind of form that the headers name. */
export function fieldReader(headers: Headers, names: readonly string[]): FieldReader {
  const type = headers.get("content-type") ?? "";
  const [kind = ""] = type.split(";");
  switch (kind.trim().toLowerCase()) {
    case "application/x-www-form-urlencoded":
      return urlencodedField(names);
    case "multipart/form-data": {
      const [, quoted, plain] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type) ?? [];
      const boundary = quoted ?? plain;
      if (boundary !== undefined) return multipartField(boundary, names);
      throw new Refusal(
        400,
        "expected a form",
        {},
        "expected the boundary of the form in its content type but received none",
      );
    }
    default:
      throw new Refusal(
        400,
        "expected a form",
        {},
        `expected a form but received ${type === "" ? "no content type" : JSON.stringify(type.slice(0, 100))}`,
      );
  }
}
