import { beforeAll, describe, expect, test, vi } from "vitest";
import { generate } from "../../../generator/src/index.js";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const orders = `root: orders
types:
  orders:
    "@count": integer = size of orders
    "@of?": integer
    order* as orders: Order
  Order:
    "@ID": id
    kind: enum one=1 | two=2
    changed: dateTime "yyyy-MM-dd HH:mm" UTC
`;

/** A vendor's program with functions of every sort, and the endpoint that it asks. */
const platform = `title: Acme
settings:
  user: text
  password: text secret
  storeUrl: url
endpoint:
  authentication:
    - basic: [user, password]
    - form: { U: user, P: password }
  operations:
    changes:
      GET: /
      when: { action: changes }
      query:
        from?: unixTime
        to?: unixTime
        page?: integer >= 0 = 0
      answer: orders
      window: { field: order/changed, from: from, to: to, outside: leave-out }
      pages: { parameter: page, size: 3, count: "@of", order: [changed, "@ID"] }
    list:
      POST: /
      when: { action: list }
      form:
        pin: text secret
        mail: text personal
        page?: integer = 1
      answer: orders
      pages: { parameter: page, size: 2, order: ["@ID"] }
    all:
      GET: /
      when: { action: all }
      answer: orders
    send:
      POST: /
      when: { action: send }
      body: form data | orders
      answer: { json: [id] }
    tell:
      POST: /
      when: { action: tell }
      form:
        number: id
      answer: text "thanks"
client:
  baseUrl: storeUrl
  operations:
    changes:
      GET: ""
      header:
        Authorization: = "Basic " base64(user ":" password)
      query:
        action: = "changes"
        from?: unixTime
        to?: unixTime
        page?: integer >= 0 = 0
      answer: orders
      pages: { by: page, next: page + 1, count: "@of", until: empty }
      repeat: safe
    list:
      POST: ""
      query:
        action: = "list"
      form:
        U: = user
        P: = password
        pin: text secret
        mail: text personal
        page?: integer = 1
      answer: orders
      errors:
        busy: { text: "busy" }
      pages: { by: page, next: page + 1, until: empty }
      repeat: safe
    all:
      GET: ""
      header:
        Authorization: = "Basic " base64(user ":" password)
      query:
        action: = "all"
      answer: orders
      repeat: safe
    send:
      POST: ""
      query:
        action: = "send"
      form:
        U: = user
        P: = password
      body: form data | orders
      answer: { json: [id] }
      repeat: unsafe
    tell:
      POST: ""
      query:
        action: = "tell"
      form:
        U: = user
        P: = password
        number: id
      answer: text "thanks"
      repeat: safe
    elsewhere:
      GET: /elsewhere
      answer: orders
      repeat: safe
`;

let tests = "";
let modules: readonly string[] = [];

beforeAll(async () => {
  const encoder = new TextEncoder();
  const { files, problems } = await generate([
    { path: "acme/platform.yaml", bytes: encoder.encode(platform) },
    { path: "acme/orders.yaml", bytes: encoder.encode(orders) },
  ]);
  expect(problems).toEqual([]);
  tests = files.get("acme/mock.test.ts") ?? "";
  modules = [...files.keys()];
});

/** The tests of a function: their names, and those of the rows of tables. */
function namesOf(title: string): string[] {
  const group = tests.split(/^describe\(/m).find((text) => text.startsWith(`"${title}`)) ?? "";
  return [...group.matchAll(/^ {2}test\("([^"]*)"|^ {6}name: "([^"]*)",/gm)].map(([, name, row]) => name ?? row ?? "");
}

const arrival = "all that it is given arrives, and nothing is wrong with the answer";
const pages = "all pages of an endpoint are asked for, and nothing is wrong with them";
const refused = ["user", "password"].map(
  (name) => `an endpoint that knows another ${name} is told of, and where to look`,
);
const noDocument = ["an empty answer", "status 503", "a page for people", "an item that cannot be read"];

describe("the tests of a mock that asks", () => {
  test("stand beside it", () => {
    expect(modules.filter((path) => path.includes("mock"))).toEqual(["acme/mock.ts", "acme/mock.test.ts"]);
    expect(namesOf("what the program asks with")).toEqual([
      "an endpoint gets those of them that it needs as well",
      "what it is not given is made up, and an endpoint that is told of it lets it in",
    ]);
  });

  test.each([
    [
      "a window, pages and their number",
      "changes",
      [
        arrival,
        pages,
        "a page has as many items as the spec says: 3",
        "an item that is there twice, on two pages",
        "another number of pages than the first answer says",
        "a page without items before the last",
        "items outside of the window, which has both of its ends",
        ...refused,
        "status 403",
        ...noDocument,
      ],
    ],
    [
      "pages that end with an empty one",
      "list",
      [
        arrival,
        pages,
        "a page has as many items as the spec says: 2",
        "an item that is there twice, on two pages",
        ...refused,
        // The text of the status 503 is an error of this spec.
        "busy",
        "status 403",
        ...noDocument.filter((name) => name !== "status 503"),
      ],
    ],
    ["one answer without a key", "all", [arrival, ...refused, "status 403", ...noDocument]],
    ["an object", "send", [arrival, ...refused, "status 403", "status 503", "a text"]],
    ["a text", "tell", [arrival, ...refused, "status 403", "status 503", "another text"]],
    ["something that the endpoint does not know", "elsewhere", ["status 403", ...noDocument]],
  ])("are of what its spec makes detectable: %s", (_, operation, expected) => {
    expect(namesOf(`${operation} of the program`)).toEqual(expected);
  });

  test("count pages from the parameter's default, and ask for an empty one where no answer says how many there are", () => {
    const pagesOf = (title: string): string[] => {
      const group = tests.split(/^describe\(/m).find((text) => text.startsWith(`"${title}`)) ?? "";
      const all = group.slice(group.indexOf(pages), group.indexOf("a page has as many"));
      return [...all.matchAll(/page=(\d+)/g)].map(([, page]) => page ?? "");
    };
    expect(pagesOf("changes of the program")).toEqual(["0", "1", "2"]);
    expect(pagesOf("list of the program")).toEqual(["1", "2", "3", "4"]);
  });

  test("say what is masked in each request: secrets, what is personal, and documents", () => {
    expect(tests).toContain('headers: [["authorization", "Basic ***"]],');
    expect(tests).toMatch(/body: "U=User\+\d+&P=\*\*\*&pin=\*\*\*&mail=\*\*\*&page=\d+",/);
    expect(tests).toMatch(/body: "U=User\+\d+&P=\*\*\*&data=\*\*\*",/);
  });

  test("write pages with the number of their items, where the root has it", () => {
    expect(tests).toContain(
      "const changesPage = (count: number, ...items: Order[]): string => serializeOrders({ count: items.length, of: count, orders: items });",
    );
    expect(tests).toContain(
      "const listPage = (...items: Order[]): string => serializeOrders({ count: items.length, orders: items });",
    );
  });
});
