import { expect, test } from "vitest";
import { outline, schema } from "./outline.js";

/** An order whose content names `gone`, an abstract element that no other may replace. */
function order(content: string): { lines: string[]; model: string | undefined; problems: number } {
  const result = schema(`<xs:complexType name="Order">${content}</xs:complexType>
    <xs:element name="gone" type="xs:string" abstract="true"/>`);
  const [type] = result.types;
  const model = type?.kind === "record" ? type.model : undefined;
  return { lines: outline(result).slice(1), model, problems: result.problems.length };
}

const [note, gone] = ['<xs:element name="note" type="xs:string"/>', '<xs:element ref="gone"/>'];
const optional = gone.replace("/>", ' minOccurs="0"/>');

test.each([
  [
    "may be left out",
    `<xs:sequence>${note}${optional}</xs:sequence>`,
    ["  sequence", "    note note: text"],
    undefined,
  ],
  [
    "leaves the other alternatives",
    `<xs:choice>${gone}${note}</xs:choice>`,
    ["  sequence", "    note note: text"],
    undefined,
  ],
  [
    "need not be chosen where it may be left out, and so nothing need",
    `<xs:choice>${optional}${note}</xs:choice>`,
    ["  sequence", "    note? note: text"],
    undefined,
  ],
  [
    "makes what it must stand in impossible",
    `<xs:sequence>${note}${gone}</xs:sequence>`,
    ["  sequence", "    note note: text"],
    "(note, ())",
  ],
  ["is all that there is", `<xs:sequence>${gone}</xs:sequence>`, [], "(())"],
  [
    "takes along what it must stand in, where that may be left out",
    `<xs:sequence>${note}<xs:sequence minOccurs="0"><xs:element name="b" type="xs:string"/>${gone}</xs:sequence></xs:sequence>`,
    ["  sequence", "    note note: text"],
    undefined,
  ],
])("an element that cannot be there %s", (_, content, lines, model) => {
  expect(order(content)).toEqual({ lines, model, problems: 0 });
});
