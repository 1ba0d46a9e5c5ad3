import { expect, test } from "vitest";
import { type Codec, invalid } from "../../../runtime/src/codec.js";

/** What a codec must do, spelled out. */
export interface Cases<T> {
  /** The words for messages. */
  readonly expected: string;
  /** Texts and the values that they mean; third what the value is written as, where it is another spelling. */
  readonly valid: readonly (readonly [text: string, value: T, written?: string])[];
  readonly invalid: readonly string[];
  /** Values that have no spelling, most of a wrong JavaScript type. */
  readonly unwritable: readonly unknown[];
}

/** Tests a codec by its cases. */
export function testCodec<T>(codec: Codec<T>, cases: Cases<T>): void {
  test("it says in words what it expects", () => {
    expect(codec.expected).toBe(cases.expected);
  });
  const valid = cases.valid.map(([text, value, written = text]) => ({
    name: JSON.stringify(text),
    text,
    value,
    written,
  }));
  test.each(valid)("$name is read", ({ text, value }) => {
    expect(codec.read(text)).toEqual(value);
  });
  test.each(valid)("what $name means is written in its canonical spelling", ({ value, written }) => {
    expect(codec.write(value)).toBe(written);
    expect(codec.read(written)).toEqual(value);
  });
  test.each(cases.invalid)("%j is refused", (text) => {
    expect(codec.read(text)).toBe(invalid);
  });
  test.each(cases.unwritable.map((value) => [value]))("the value %o cannot be written", (value) => {
    expect(codec.write(value as T)).toBe(invalid);
  });
}
