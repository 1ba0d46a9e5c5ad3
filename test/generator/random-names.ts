import * as fc from "fast-check";

/** A schema, and the element that is to be the root of documents. */
export interface RandomSchema {
  readonly text: string;
  readonly root: string;
}

/** Names that collide with each other, with TypeScript's words and with what every object has. */
export const names: readonly string[] = [
  ...["a", "b", "c", "A", "a-b", "a_b", "aB", "a.b", "order", "Order", "order2", "x:y", "_", "_1", "été", "a-"],
  ...[
    "class",
    "constructor",
    "__proto__",
    "prototype",
    "toString",
    "string",
    "undefined",
    "default",
    "text",
    "version",
  ],
  ...["Document", "Date", "Decimal", "parse", "content", "choice", "any", "unknown", "Uint8Array", "name", "value"],
];

/** A text with a piece cut out, doubled or replaced: nobody writes schemas without mistakes. */
function spoiled(text: string): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat(text.length), fc.nat(5), fc.constantFrom("", "<", ">", "%a;", "(", '"', "&", "--", "\u0000"))
    .map(([at, length, put]) => text.slice(0, at) + put + text.slice(at + length));
}

/** Schemas of which one in five is spoiled. */
export function sometimesSpoiled(schema: fc.Arbitrary<RandomSchema>): fc.Arbitrary<RandomSchema> {
  return fc.oneof(
    { arbitrary: schema, weight: 4 },
    { arbitrary: schema.chain(({ text, root }) => spoiled(text).map((other) => ({ text: other, root }))), weight: 1 },
  );
}
