import type { DocumentTable } from "@tagsmith/runtime";
import { sampleItems, sampleRoot } from "@tagsmith/runtime/mock";
import { expect, test, vi } from "vitest";
import { type Order, Orders as ShopSiteOrders, ordersTable } from "../../../generated/shopsite/orders.js";
import { makeSample } from "../../bench/corpus/make.js";
import { respelled, spellings } from "../../bench/corpus/spellings.js";
import { shapes } from "../../bench/shapes.js";

/** The tags that were not read in a hurry. */
const handed: string[] = [];

vi.mock("../../../runtime/src/reader/general.js", async (load) => {
  const general = await load<typeof import("../../../runtime/src/reader/general.js")>();
  const readGenerally: typeof general.readGenerally = (state, node, base, p) => {
    handed.push(tagAt(state.bytes, p));
    return general.readGenerally(state, node, base, p);
  };
  return { ...general, readGenerally };
});

vi.mock("../../../runtime/src/reader/tag.js", async (load) => {
  const tag = await load<typeof import("../../../runtime/src/reader/tag.js")>();
  const scanTag: typeof tag.scanTag = (state, start, nameEnd) => {
    handed.push(tagAt(state.bytes, start));
    return tag.scanTag(state, start, nameEnd);
  };
  return { ...tag, scanTag };
});

function tagAt(bytes: Uint8Array, p: number): string {
  return new TextDecoder().decode(bytes.subarray(p, bytes.indexOf(62, p) + 1));
}

/** Documents as the tables of the platforms describe them: only roots, and names that no table knows, are read with care. */
test.each(shapes)("all of $name is read in a hurry", (shape) => {
  const { xml } = makeSample(shape, 300_000);
  handed.length = 0;
  shape.document.parse(xml);
  const [root, ...rest] = handed;
  expect(root).toMatch(/^<(?:orders|Orders|foxydata|response)\b/);
  expect(rest.filter((tag) => !/^<detail_\d>$/.test(tag))).toEqual([]);
});

test("records that may be empty are read in a hurry, and so are empty ones", () => {
  const table = (): DocumentTable<unknown> => ordersTable() as DocumentTable<unknown>;
  const orders = sampleItems(table, "orders", 30);
  const xml = ShopSiteOrders.serialize({
    ...(sampleRoot(table) as unknown as ReturnType<typeof ShopSiteOrders.parse>),
    orders: orders as Order[],
  });
  handed.length = 0;
  ShopSiteOrders.parse(xml.replaceAll(/<NameParts>.*?<\/NameParts>/g, "<NameParts/>"));
  // What may hold anything is kept as XML, and an empty element may stand for a list without items.
  const anything =
    /^<(?:CustomCheckoutField\/|QBImport|EmailTo|Google|COD|UKE|PurchaseOrder|eCheck|Delta|Amazon|JCB|Solo|PayPal|Generic\d)\/?>$/;
  expect(handed.slice(1).filter((tag) => !anything.test(tag))).toEqual([]);
});

test.each(spellings.flatMap(([spelling, spell]) => shapes.map((shape) => ({ spelling, spell, shape }))))(
  "$shape.name with $spelling is read in a hurry",
  ({ spell, shape }) => {
    const { xml, value } = makeSample(shape, 30_000);
    handed.length = 0;
    expect(shape.document.parse(respelled(xml, spell))).toEqual(value);
    expect(handed.slice(1).filter((tag) => !/^<detail_\d ?>$/.test(tag))).toEqual([]);
  },
);

test("what the table does not say goes the general path", () => {
  const [attributes] = shapes;
  const { xml } = makeSample(attributes!, 1000);
  handed.length = 0;
  attributes!.document.parse(new TextDecoder().decode(xml).replace("<email>", '<!-- new --><email new="1">'));
  expect(handed.slice(1)).toEqual(["<!-- new -->", '<email new="1">', '<email new="1">']);
});
