import { expect, test, vi } from "vitest";
import { makeSample } from "../../bench/corpus/make.js";
import { shapes } from "../../bench/shapes.js";

/** The texts that were not copied between their tags at once. */
const handed: string[] = [];

vi.mock("../../../runtime/src/writer/characters.js", async (load) => {
  const characters = await load<typeof import("../../../runtime/src/writer/characters.js")>();
  const putText: typeof characters.putText = (output, text, place) => {
    handed.push(text);
    return characters.putText(output, text, place);
  };
  return { ...characters, putText };
});

/** Of what is in no hurry, mutants do not tell: it is the same document either way. */
test.each(shapes)("of $name, only texts that need care are not copied at once", (shape) => {
  const { xml } = makeSample(shape, 300_000);
  const value = shape.document.parse(xml);
  handed.length = 0;
  shape.document.serialize(value as never);
  const plain = handed.filter((text) => !/[<>&"\t\r\n]|[^\0-\x7f]/.test(text));
  // The names of such elements are known by the value alone.
  expect(plain).toEqual(named(value).filter((text) => plain.includes(text)));
});

test("a text with a reference is not copied at once", () => {
  const [, elements] = shapes;
  const { xml } = makeSample(elements!, 1000);
  const value = elements!.document.parse(new TextDecoder().decode(xml).replace(/<Name>[^<]*/, "<Name>a&amp;b"));
  handed.length = 0;
  elements!.document.serialize(value as never);
  expect(handed).toContain("a&b");
});

/** The values of the entries of all maps of transactions. */
function named(value: unknown): string[] {
  const { transactions = [] } = value as {
    transactions?: { processorResponseDetails?: { value: string }[] }[];
  };
  return transactions.flatMap(({ processorResponseDetails = [] }) =>
    processorResponseDetails.map(({ value }) => value),
  );
}
