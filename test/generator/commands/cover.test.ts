import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Covering, applied, document, openCovering, order, parts, spec } from "./covering.js";
import { tagsmith, writeFiles } from "./tagsmith.js";

let covering: Covering;

beforeAll(() => {
  covering = openCovering();
});

afterAll(() => covering.close());

test("documents that are covered need one line", () => {
  const run = { code: 0, error: "", out: "acme/orders covers 2 of 2 documents.\n\nAll of 2 documents covered.\n" };
  expect(covering.checked("good", [document(order()), '<Orders pages="0"/>'])).toEqual(run);
  expect(tagsmith(covering.folder, ["check", "acme/orders", "--samples", "good"])).toEqual(run);
});

describe("a gap is told once, with its first place and the lines that would cover it", () => {
  test.each<[what: string, documents: readonly string[], out: string]>([
    [
      "an element that the spec does not have",
      [1, 2, 3].map((count) => document(order({ email: `${parts.email}<Gift note="x">${count % 2 === 0}</Gift>` }))),
      `Order/Gift: not in the spec, 3 times in 3 documents
  DIR/1.xml:3:88 /Orders/Order[1]/Gift: expected an element of Order but received the element Gift
  specs/acme/orders.yaml:11
  +     Gift?:   #! seen 3 times
  +       "@note": text   #! seen 3 times in 3 files
  +       $: boolean   #! seen 3 times in 3 files: "false", "true"
`,
    ],
    [
      "a list that the spec does not have",
      [document(order({ items: `${parts.items}<Codes><Code>1</Code><Code>2</Code></Codes>` }))],
      `Order/Codes: not in the spec, once
  DIR/1.xml:3:148 /Orders/Order[1]/Codes: expected an element of Order but received the element Codes
  specs/acme/orders.yaml:13
  +     Codes?/Code* as codes: id   #! seen twice
`,
    ],
    [
      "an attribute that the spec does not have",
      [document(order()).replace('id="1"', 'id="1" test="yes"')],
      `Order/@test: not in the spec, once
  DIR/1.xml:2:17 /Orders/Order[1]/@test: expected an attribute of Order but received the attribute test
  specs/acme/orders.yaml:8
  +     "@test?": boolean yes/no   #! seen once: "yes"
`,
    ],
    [
      "an attribute of a text",
      [document(order({ total: '<Total currency="USD">1.00</Total>' }))],
      `Order/Total/@currency: not in the spec, once
  DIR/1.xml:3:95 /Orders/Order[1]/Total/@currency: expected an attribute of Order but received the attribute currency
  specs/acme/orders.yaml:11
  -     Total: decimal                     # What the customer pays.
  +     Total:   # What the customer pays.
  +       "@currency?": id   #! seen once
  +       $: decimal
`,
    ],
    [
      "words outside of an enumeration",
      ["shipped", "on hold", "shipped"].map((status) => document(order({ status: `<Status>${status}</Status>` }))),
      `Order/Status: another value, 3 times in 3 documents
  DIR/1.xml:3:46 /Orders/Order[1]/Status: expected one of "new", "paid" but received "shipped"
  specs/acme/orders.yaml:9
  -     Status: enum new | paid
  +     Status: enum new | paid | shipped | "on hold"
`,
    ],
    [
      "members that are missing, together",
      [document(order({ email: "", total: "" }), "<Orders>"), document(order({ items: "" }))],
      `the root: missing: @pages once
  DIR/1.xml:1:1 /Orders: expected the attribute pages but received nothing
  specs/acme/orders.yaml:4
  -     "@pages": integer                  # How many pages there are.
  +     "@pages?": integer                 # How many pages there are.

Order: missing: Email once, Total once, Items once
  DIR/1.xml:2:3 /Orders/Order[1]: expected the element Email but received nothing
  specs/acme/orders.yaml:10
  -     Email: text personal
  +     Email?: text personal
  -     Total: decimal                     # What the customer pays.
  +     Total?: decimal                    # What the customer pays.
  -     Items/Item* as items: Item
  +     Items?/Item* as items: Item
`,
    ],
    [
      "a member that stands twice",
      [document(order({ email: parts.email.repeat(2) }))],
      `Order/Email: there several times, once
  DIR/1.xml:3:88 /Orders/Order[1]/Email: expected one element Email but received a second one
  specs/acme/orders.yaml:10
  -     Email: text personal
  +     Email*: text personal
`,
    ],
    [
      "a number that may be empty",
      [document(order({ total: "<Total/>" }))],
      `Order/Total: another value, once
  DIR/1.xml:3:88 /Orders/Order[1]/Total: expected a decimal but received ""
  specs/acme/orders.yaml:11
  -     Total: decimal                     # What the customer pays.
  +     Total: decimal or empty            # What the customer pays.
`,
    ],
    [
      "a number that is none",
      [document(order({ total: "<Total>1.00 USD</Total>" }))],
      `Order/Total: another value, once
  DIR/1.xml:3:95 /Orders/Order[1]/Total: expected a decimal but received "1.00 USD"
  specs/acme/orders.yaml:11
  -     Total: decimal                     # What the customer pays.
  +     Total: text                        # What the customer pays.
`,
    ],
    [
      "a date in another format",
      [document(order()), document(order({ placed: "<Placed>3/8/2018 10:26 PM</Placed>" }))],
      `Order/Placed: another value, once
  DIR/2.xml:3:13 /Orders/Order[1]/Placed: expected a date and time such as 2018-03-08 22:26 but received "3/8/2018 10:26 PM"
  specs/acme/orders.yaml:8
  -     Placed: dateTime "yyyy-MM-dd HH:mm"
  +     Placed: dateTime "yyyy-MM-dd HH:mm" | "M/d/yyyy hh:mm a"
`,
    ],
    [
      "elements in a text",
      [document(order({ email: "<Email><b>x</b></Email>" }))],
      `Order/Email: unexpected content, once
  DIR/1.xml:3:65 /Orders/Order[1]/Email: expected text only but received an element
  Text and elements stand together there: its type can be \`any\`, or it needs members of its own.
`,
    ],
  ])("%s", (what, documents, out) => {
    const name = what.replaceAll(" ", "-");
    const run = covering.checked(name, documents);
    expect({ code: run.code, error: run.error }).toEqual({ code: 1, error: "" });
    const [, ...gaps] = run.out.replaceAll(name, "DIR").split("\n\n");
    gaps.pop();
    expect(`${gaps.join("\n\n")}\n`).toBe(out);

    const changes = covering.changesFor(name, documents);
    if (changes.length === 0) return;
    writeFiles(covering.folder, {
      [`changed-${name}/acme/platform.yaml`]: "title: Acme\n",
      [`changed-${name}/acme/orders.yaml`]: applied(spec, changes),
    });
    expect(covering.checked(name, documents, "pretty", `changed-${name}`)).toMatchObject({ code: 0, error: "" });
  });
});

test("many documents give few lines, and the values of persons stand in none", () => {
  const many = Array.from({ length: 200 }, (_, index) =>
    document(order({ email: `<Email>p${index}@example.com</Email><Phone>555-${index}</Phone>` })),
  );
  const { out } = covering.checked("many", many);
  expect(out).toBe(`acme/orders covers 0 of 200 documents.

Order/Phone: not in the spec, 200 times in 200 documents
  many/1.xml:3:87 /Orders/Order[1]/Phone: expected an element of Order but received the element Phone
  specs/acme/orders.yaml:11
  +     Phone?: text personal   #! seen 200 times in 200 files; personal by its name

0 of 200 documents covered; 1 gap. Nothing was changed.
`);
});

test("what is no XML, and what no spec is for, is told apart", () => {
  const { code, out } = covering.checked("others", ["<a>", "<feed/>", "<feed/>", document(order())]);
  expect(code).toBe(1);
  expect(out).toBe(`acme/orders covers 1 of 1 document.

1 document: no XML: expected the end tag </a> but received the end of the document
  others/1.xml

2 documents: no document of the specs has the root feed
  others/2.xml, others/3.xml

1 of 4 documents covered; 2 gaps. Nothing was changed.
`);
});
