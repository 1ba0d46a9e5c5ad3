import { describe, expect, test } from "vitest";
import { comments, memberDocumentation, typeDocumentation } from "../../../generator/src/emit/documentation.js";
import type { RecordMember } from "../../../generator/src/emit/members.js";
import type { LeafType } from "../../../generator/src/model/model.js";
import {
  attribute,
  choice,
  document,
  element,
  flag,
  integer,
  leaf,
  many,
  namedLeaf,
  place,
  platform,
  record,
  text,
} from "../model.js";

const order = record("Order", [attribute("id", "id", leaf("id"))], { documentation: "An order", source: "page" });
const feed = document("feed", "order", [order], { versions: { names: ["1", "2", "3"], rules: [], place } });
const acme = platform("acme", [feed], {
  sources: [
    { name: "page", title: "Export page", sure: "A", place },
    { name: "client", title: "A client", sure: "C", place },
  ],
});
const subject = { platform: acme, document: feed };
const documented = (...members: RecordMember[]): string => memberDocumentation(members, order, subject);

describe("a type is documented", () => {
  test("by what it means and where that is known from", () => {
    expect(typeDocumentation(order, subject)).toBe("An order.\n\nSource: Export page (a vendor's page).");
  });

  test("by what the spec calls it, where that is another name", () => {
    expect(typeDocumentation({ ...order, name: "order", documentation: "" }, subject)).toBe(
      "`order` in the spec. Source: Export page (a vendor's page).",
    );
  });

  test("by how it is written, where it is a leaf", () => {
    expect(typeDocumentation(namedLeaf("Money", leaf("decimal"), "An amount."), subject)).toBe(
      "An amount.\n\nA decimal with every digit as written.",
    );
  });
});

describe("a member is documented by its meaning, its place and its form:", () => {
  const price = (type: LeafType): RecordMember => element("price", "price", type, undefined, { source: "page" });
  const words = [
    { name: "system", wire: "S", documentation: "" },
    { name: "A", wire: "A", documentation: "An admin." },
  ];

  test.each<[string, RecordMember, string]>([
    [
      "an attribute",
      attribute("id", "id", leaf("id"), { documentation: "The key", source: "page" }),
      "The key. `@id`, an ID.",
    ],
    [
      "another source",
      attribute("id", "id", leaf("id"), { source: "client" }),
      "`@id`, an ID. Source: A client (one client's code).",
    ],
    [
      "another sureness",
      attribute("id", "id", leaf("id"), { source: "page", sure: "D" }),
      "`@id`, an ID. Source: Export page (inferred).",
    ],
    [
      "facets",
      price(leaf(integer, { facets: { minimum: "0", exclusiveMaximum: "9" } })),
      "`price`, a whole number, at least 0, less than 9.",
    ],
    [
      "a pattern",
      price(leaf("text", { facets: { pattern: "[0-9]{4}", maxLength: 4 } })),
      "`price`, text, matching `[0-9]{4}`, 4 characters at most.",
    ],
    [
      "nothing",
      price(leaf("decimal", { nothing: ["", "0"] })),
      "`price`, a decimal with every digit as written, nothing where it is empty or `0`.",
    ],
    [
      "a default and secrecy",
      price(leaf("id", { default: "7", secret: true, personal: true })),
      "`price`, an ID, `7` where it is missing, secret, personal.",
    ],
    [
      "words",
      price(leaf({ kind: "enumeration", words, open: true }, { default: "S" })),
      "`price`, a word that is not listed is kept; `A`: An admin; `system` is written `S`, `system` where it is missing.",
    ],
    ["a named type, which says the rest", price(leaf("decimal", { named: "Money" })), "`price`."],
    [
      "a list in a wrapper",
      element("Items?/Item", "items", leaf("text"), many, { source: "page" }),
      "`Items/Item`, text.",
    ],
    [
      "other spellings",
      element(["a", "b", "@c"], "a", leaf("id"), undefined, { source: "page" }),
      "`a` (`b` or `@c` is read too), an ID.",
    ],
    ["the text", { ...text("t", leaf("text")), source: "page" }, "The text of the element, text."],
    ["a flag", { ...flag("f", "id", "1"), source: "page" }, "Not on the wire: set where `id` is `1`."],
  ])("%s", (_, member, expected) => {
    expect(documented(member)).toBe(expected);
  });

  test("a choice", () => {
    const { particles, occurs } = choice("pay", [element("Cash", "a", leaf("id")), element("x:Card", "b", leaf("id"))]);
    const alternatives = particles.filter((particle) => particle.kind === "element");
    const member: RecordMember = {
      kind: "choice",
      property: "pay",
      documentation: "",
      source: "page",
      place,
      occurs,
      alternatives,
    };
    expect(documented(member)).toBe("One of `Cash` or `Card`.");
  });

  test.each<[readonly number[][], string]>([
    [[[1]], " In 2."],
    [[[1, 2]], " Since 2."],
    [[[2]], " Since 3."],
    [[[0]], " Until 1."],
    [[[0, 2]], " Until 1 and since 3."],
    [[[0], [1, 2]], ""],
  ])("the versions %j", (versions, expected) => {
    const members = versions.map((each) => attribute("id", "id", leaf("id"), { versions: each, source: "page" }));
    expect(documented(...members)).toBe(`\`@id\`, an ID.${expected}`);
  });
});

describe("a comment", () => {
  test("is on one line where it fits, and begins on a line of its own where it does not", () => {
    expect(comments("Short.", 2)).toEqual([{ description: "Short." }]);
    expect(comments(`${"word ".repeat(30)}end.`, 2)).toEqual([
      { description: `\n${"word ".repeat(23).trim()}\n${"word ".repeat(7)}end.` },
    ]);
  });

  test("is none without a text, and cannot be ended by one", () => {
    expect(comments("", 0)).toEqual([]);
    expect(comments("a */ b\u2028c", 0)).toEqual([{ description: "a *\\/ b c" }]);
  });
});
