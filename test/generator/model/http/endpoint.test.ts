import { expect, test } from "vitest";
import { readSpecs } from "../../../../generator/src/front.js";
import { acme } from "../../acme-files.js";
import { build, feed } from "./roles.js";

test("an endpoint knows who asks, what for, and what an item means", () => {
  const { roles } = build(`title: Acme
settings:
  user: text
  password: text secret
  paid:
    type: list of text by "," = "paid,new"
    example: paid
    found: somewhere
    for: [endpoint]
endpoint:
  authentication:
    - basic: [user, password]
    - query: { u: user, p: password }
    - header: { X-User: user }
  operations:
    export:                          # Asks for orders.
      GET: /
      when: { action: export }
      query:
        from as start: dateTime "yyyy-MM-dd HH:mm" UTC
        to: dateTime "yyyy-MM-dd HH:mm" UTC
        page?: integer >= 1 = 1
      answer: feed
      window: { field: Order/At, from: from, to: to, outside: leave-out }
      pages: { parameter: page, size: 50, count: "@pages", order: [At, ID] }
      each:
        item: Order
        as: disposition
        first:
          - cancelled: Status in "cancelled,void"
          - ship: Status in paid
          - hold: otherwise
`);
  const [operation] = roles.endpoint?.operations ?? [];
  expect(roles.endpoint?.authentication).toEqual([
    { kind: "basic", user: "user", password: "password" },
    { kind: "fields", location: "query", fields: { u: "user", p: "password" } },
    { kind: "fields", location: "header", fields: { "X-User": "user" } },
  ]);
  expect([
    operation?.name,
    operation?.path,
    operation?.when,
    operation?.window,
    operation?.pages,
    operation?.each,
  ]).toEqual([
    "export",
    "/",
    { action: "export" },
    { field: "Order/At", from: "from", to: "to" },
    { parameter: "page", size: 50, count: "@pages", order: ["At", "ID"] },
    {
      item: "Order",
      property: "disposition",
      words: [
        { word: "cancelled", field: "Status", in: "cancelled,void" },
        { word: "ship", field: "Status", setting: "paid" },
        { word: "hold" },
      ],
    },
  ]);
});

test.each([
  ['At: dateTime "yyyy-MM-dd HH:mm" UTC', 'date "yyyy-MM-dd"', "a time with a zone, as the field has one", "none"],
  ["At: unixTime", 'dateTime "yyyy-MM-dd HH:mm"', "a time with a zone, as the field has one", "none"],
  ['At: date "yyyy-MM-dd"', "unixTime", "a time without a zone, as the field has none", "one"],
])("a window of %s has no end that is %s: nobody knows which is earlier", (field, end, expected, has) => {
  const { problems } = readSpecs(
    acme({
      "platform.yaml": `title: Acme
settings:
  user: text
  password: text secret
endpoint:
  authentication:
    - basic: [user, password]
  operations:
    export:
      GET: /
      query:
        from: ${end}
        to: ${end}
      answer: feed
      window: { field: Order/At, from: from, to: to, outside: leave-out }
`,
      "feed.yaml": feed.replace('At: dateTime "yyyy-MM-dd HH:mm" UTC', field),
    }),
  );
  expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
    `15 expected ${expected} but found "from", which has ${has}`,
    `15 expected ${expected} but found "to", which has ${has}`,
  ]);
});
