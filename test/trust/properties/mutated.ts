import { XmlError } from "@tagsmith/runtime";
import { differenceOf } from "./difference.js";
import type { Family } from "./documents.js";

/**
 * Reads a document that may be wrong in any way: it must be refused with a problem that says where, or give a value that can
 * be written and read again; in words, what is not so, or `undefined`.
 */
export function checkMutated({ document }: Pick<Family, "document">, bytes: Uint8Array): string | undefined {
  const result = document.safeParse(bytes);
  if (!result.ok) {
    const [first] = result.problems.filter(({ severity }) => severity === "error");
    if (first === undefined) return "it is refused without a problem";
    const { line, column, offset, path, message } = first;
    if (!message.startsWith(`${line}:${column}${path === "" ? "" : " "}${path}: expected `))
      return `it is refused without a place: ${message}`;
    if (line < 1 || column < 1 || offset < 0 || offset > bytes.length) return `there is no such place: ${message}`;
    return checkThrown(() => document.parse(bytes), message);
  }
  const { value } = result;
  let xml: string;
  try {
    xml = document.serialize(value);
  } catch (error) {
    return `its value cannot be written: ${String(error)}`;
  }
  const again = document.safeParse(xml);
  if (!again.ok) return `what is written of its value is refused: ${again.problems[0]?.message}\n${xml}`;
  // The format that is written may have no seconds, where another one that is read has.
  const difference = differenceOf(again.value, value) && differenceOf(inMinutes(again.value), inMinutes(value));
  return difference === undefined
    ? undefined
    : `what is written of its value is read as another: ${difference}\n${xml}`;
}

function checkThrown(read: () => unknown, message: string): string | undefined {
  try {
    read();
    return "it is refused by safeParse and taken by parse";
  } catch (error) {
    if (!(error instanceof XmlError)) return `it throws ${String(error)}`;
    return error.message === message ? undefined : `parse says ${error.message} and safeParse ${message}`;
  }
}

function inMinutes(value: unknown): unknown {
  if (value instanceof Date) return new Date(Math.floor(value.getTime() / 60_000) * 60_000);
  if (Array.isArray(value)) return value.map(inMinutes);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Reflect.ownKeys(value).map((key) => [key, inMinutes(Reflect.get(value, key))]));
}
