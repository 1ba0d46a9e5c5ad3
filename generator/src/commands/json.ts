/**
 * A value that was read as JSON: ids and decimals as the strings that they are, `bigint` as a string so that no digit is
 * lost, instants in ISO 8601 with `Z`, bytes in base64.
 */
export function jsonOf(value: unknown, indent: 0 | 2): string {
  return JSON.stringify(value, plain, indent) ?? "null";
}

/** `Date` has become a string before this is called. */
function plain(_name: string, value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  return value;
}
