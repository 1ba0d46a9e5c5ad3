import { type DocumentTable, parse, text } from "@tagsmith/runtime";
import { expect, test } from "vitest";

interface Named {
  attribute: string;
  element: string;
  other: string;
}

const long = "n".repeat(700);

test.each([
  { what: "a name that is longer than those that are predicted", name: long },
  { what: "a name beyond ASCII", name: "naïve_größe" },
  { what: "a name of few bytes beyond ASCII", name: "é" },
])("$what is read as an element and as an attribute", ({ name }) => {
  const table = (): DocumentTable<Named> => ({
    contract: 1,
    name: "shop/names",
    roots: ["root"],
    type: () => ({
      name: "Root",
      members: [
        { xml: `@${name}`, as: "attribute", type: text },
        { xml: name, as: "element", type: text },
        { xml: "other", as: "other", type: text },
      ],
    }),
  });
  const xml = `<root ${name}="a"><other>o</other><${name}>e</${name}></root>`;
  expect(parse(table, xml)).toEqual({ attribute: "a", element: "e", other: "o" });
});
