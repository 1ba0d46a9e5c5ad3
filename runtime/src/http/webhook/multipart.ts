import { Refusal } from "../endpoint/refusal.js";
import type { FieldReader } from "./form-field.js";

/** The headers of a part are short. */
const longestHeaders = 16_384;

/** Finds a field in a form of several parts: https://www.rfc-editor.org/rfc/rfc7578. */
export function multipartField(boundary: string, names: readonly string[]): FieldReader {
  const delimiter = ascii(`\r\n--${boundary}`);
  let found: string | undefined;
  let state: "preamble" | "delimiter" | "headers" | "wanted" | "other" | "end" = "preamble";
  // The first delimiter may stand right at the beginning.
  let held: Uint8Array = ascii("\r\n");

  const startPart = (headers: Uint8Array): void => {
    const name = nameOf(headers);
    state = "other";
    if (name === undefined || !names.includes(name)) return;
    if (found !== undefined)
      throw new Refusal(
        400,
        "expected one field",
        {},
        `expected one of the fields ${names.join(", ")} once but received ${found} and ${name}`,
      );
    found = name;
    state = "wanted";
  };
  const read = (piece: Uint8Array | undefined): Uint8Array => {
    if (piece === undefined) {
      if (state !== "end")
        throw new Refusal(
          400,
          "the body was cut",
          {},
          "expected the last boundary of the form but received the end of the body",
        );
      return new Uint8Array();
    }
    const bytes = concatenate(held, piece);
    const output: Uint8Array[] = [];
    let at = 0;
    for (;;) {
      if (state === "end") {
        at = bytes.length;
        break;
      }
      if (state === "delimiter") {
        if (bytes.length - at < 2) break;
        if (bytes[at] === 0x2d && bytes[at + 1] === 0x2d) {
          state = "end";
          continue;
        }
        const end = indexOf(bytes, lineEnd, at);
        if (end < 0) break;
        // The headers begin with the line end before them, so that a part without any is one as well.
        at = end;
        state = "headers";
        continue;
      }
      if (state === "headers") {
        const end = indexOf(bytes, blankLine, at);
        if (end < 0) {
          if (bytes.length - at > longestHeaders)
            throw new Refusal(400, "the form cannot be read", {}, "the headers of a part are too long");
          break;
        }
        startPart(bytes.subarray(at, end));
        at = end + blankLine.length;
        continue;
      }
      const end = indexOf(bytes, delimiter, at);
      const until = end < 0 ? Math.max(at, bytes.length - delimiter.length + 1) : end;
      if (state === "wanted") output.push(bytes.slice(at, until));
      at = until;
      if (end < 0) break;
      at = end + delimiter.length;
      state = "delimiter";
    }
    held = bytes.slice(at);
    return output.reduce(concatenate, new Uint8Array());
  };
  return { read, field: () => found };
}

const lineEnd = /* @__PURE__ */ ascii("\r\n");
const blankLine = /* @__PURE__ */ ascii("\r\n\r\n");

/** https://www.rfc-editor.org/rfc/rfc7578#section-4.2 */
function nameOf(headers: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(headers);
  const disposition = /\r\ncontent-disposition:([^\r\n]*)/i.exec(`\r\n${text.trimStart()}`)?.[1] ?? "";
  const quoted = /;\s*name="([^"]*)"/i.exec(disposition)?.[1];
  return quoted ?? /;\s*name=([^\s;"]+)/i.exec(disposition)?.[1];
}

function indexOf(bytes: Uint8Array, sought: Uint8Array, from: number): number {
  const [first = 0] = sought;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let index = 1;
    while (index < sought.length && bytes[at + index] === sought[index]) index++;
    if (index === sought.length) return at;
  }
  return -1;
}

function concatenate(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  if (second.length === 0) return first;
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
