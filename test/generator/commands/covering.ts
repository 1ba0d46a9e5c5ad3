import { join } from "node:path";
import { cover } from "../../../generator/src/commands/cover.js";
import { type Format, type Terminal, terminalOf } from "../../../generator/src/commands/terminal.js";
import { type Run, removeFolder, temporaryFolder, writeFiles } from "./tagsmith.js";

/** A folder with specs, and what check says of documents there. */
export interface Covering {
  readonly folder: string;
  /** What check says of documents in a folder of their own. */
  readonly checked: (name: string, documents: readonly string[], format?: Format, specs?: string) => Run;
  /** The changes that check proposes. */
  readonly changesFor: (name: string, documents: readonly string[]) => Change[];
  readonly close: () => void;
}

/** Some lines of a spec, and those that are to take their place. */
export interface Change {
  readonly line: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Opens a folder with a platform whose orders have all sorts of members. */
export function openCovering(): Covering {
  const folder = temporaryFolder({ "specs/acme/platform.yaml": "title: Acme\n", "specs/acme/orders.yaml": spec });
  const checked: Covering["checked"] = (name, documents, format = "pretty", specs = "specs") => {
    writeFiles(folder, Object.fromEntries(documents.map((text, index) => [`${name}/${index + 1}.xml`, text])));
    const run = { out: "", error: "" };
    const terminal: Terminal = {
      ...terminalOf(format, true),
      out: (text) => void (run.out += text),
      error: (text) => void (run.error += text),
    };
    const code = cover({ chosen: ["acme"], specs: join(folder, specs), samples: join(folder, name) }, terminal);
    const relative = (text: string): string => text.replaceAll(`${folder}/`, "");
    return { code, out: relative(run.out), error: relative(run.error) };
  };
  const changesFor: Covering["changesFor"] = (name, documents) => {
    const { specs } = JSON.parse(checked(name, documents, "json").out) as {
      specs: { gaps: { change?: Change }[] }[];
    };
    return specs.flatMap(({ gaps }) => gaps.flatMap(({ change }) => change ?? []));
  };
  return { folder, checked, changesFor, close: () => removeFolder(folder) };
}

/** A spec with changes, the last one made first so that lines keep their numbers. */
export function applied(text: string, changes: readonly Change[]): string {
  const lines = text.split("\n");
  for (const { line, before, after } of changes.toSorted((a, b) => b.line - a.line))
    lines.splice(line - 1, before.length, ...after);
  return lines.join("\n");
}

/** The spec of the orders. */
export const spec: string = `root: Orders
types:
  Orders:
    "@pages": integer                  # How many pages there are.
    Order* as orders: Order
  Order:
    "@id": id
    Placed: dateTime "yyyy-MM-dd HH:mm"
    Status: enum new | paid
    Email: text personal
    Total: decimal                     # What the customer pays.
    Items/Item* as items: Item
  Item:
    SKU: id
`;

/** A document of one order. */
export function document(order: string, head = '<Orders pages="1">'): string {
  return `${head}\n  <Order id="1">\n    ${order}\n  </Order>\n</Orders>\n`;
}

/** The members of an order, as documents have them. */
export const parts = {
  placed: "<Placed>2018-03-08 22:26</Placed>",
  status: "<Status>new</Status>",
  email: "<Email>ada@example.com</Email>",
  total: "<Total>19.90</Total>",
  items: "<Items><Item><SKU>a</SKU></Item></Items>",
};

/** What an order holds, some of it replaced. */
export function order(change: Partial<Record<keyof typeof parts, string>> = {}): string {
  return Object.values({ ...parts, ...change }).join("");
}
