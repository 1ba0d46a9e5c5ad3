import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { readSample } from "../../../generator/src/draft/sample.js";
import { readSpecs } from "../../../generator/src/front.js";
import { hasSamples } from "../../specs/shared.js";
import { outline } from "../model/outline.js";
import { draftOf, shortfall, withoutNotes } from "./drafting.js";

vi.setConfig({ testTimeout: 60_000 });

const top = fileURLToPath(new URL("../../..", import.meta.url));

/** Documents that are no XML, whatever is mended. */
const broken = ["specs/xmlshop/samples/orders-cut.xml"];

describe("a draft from each sample of a platform reads it and writes it as it was", () => {
  const samples = readdirSync(join(top, "specs"), { recursive: true, encoding: "utf8" })
    .filter((path) => /samples[\\/][^\\/]+\.xml$/.test(path))
    .map((path) => `specs/${path.replaceAll("\\", "/")}`)
    .sort();

  test("of which there are many", () => expect(samples.length).toBeGreaterThan(35));

  test.each(samples.filter((path) => !broken.includes(path)))("%s", (path) => {
    takesItself(join(top, path));
  });

  test.each(broken)("but says why it cannot of %s", (path) => {
    const read = readSample({ file: "cut.xml", bytes: readFileSync(join(top, path)) });
    expect("problem" in read && read.problem.message).toBe(
      "cut.xml:6:1 /orders: expected the name of an attribute but received the end of the document",
    );
  });
});

describe.runIf(hasSamples())(
  "a draft from each payload that was found in public reads it and writes it as it was",
  () => {
    const folder = join(top, "../shared/samples");
    const payloads = existsSync(folder)
      ? readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".xml"))
      : [];

    test.each(payloads.sort())("%s", (path) => {
      takesItself(join(folder, path));
    });

    test("and one from all payloads with the same root reads all of them", () => {
      const documents = ["backdrop-v0.7.0", "foxystripe-v2.0.anonymized", "moxycart-v1.1-sample1"].map((name) =>
        readFileSync(join(folder, `foxycart/${name}.xml`)),
      );
      const draft = draftOf(...documents);
      for (const document of documents) expect(shortfall(draft, document)).toBeUndefined();
    });
  },
);

function takesItself(path: string): void {
  const bytes = readFileSync(path);
  const read = readSample({ file: path, bytes });
  if ("problem" in read) throw new Error(read.problem.message);
  const { sample } = read;
  const draft = draftOf(bytes);
  // What was mended is compared as it is after that: another parser could not read it before.
  const document = sample.repairs.length > 0 ? sample.text : bytes;
  expect(shortfall(draft, document)).toBeUndefined();
}

describe("from the one sample of a vendor's page", () => {
  const shiprush = "specs/shiprush";
  const draft = draftOf(readFileSync(join(top, `${shiprush}/samples/orders-seed.xml`)));

  test("the draft says what a person would write down first", () => {
    expect(withoutNotes(draft.slice(draft.indexOf("root:")))).toBe(`root: Orders
read: { order: any, unknown: keep }
types:
  Orders:
    "@pages": integer
    Order* as orders: Order

  Order:
    OrderID: id
    OrderNumber: id
    OrderDate: dateTime "M/d/yyyy H:mm a"
    OrderStatus: text
    LastModified: dateTime "M/d/yyyy H:mm a"
    ShippingMethod: text
    PaymentMethod: text
    OrderTotal: decimal
    TaxAmount: decimal
    ShippingAmount: decimal
    CustomerNotes: text personal
    InternalNotes: text personal
    Gift: boolean
    GiftMessage: text personal
    CustomField1: text
    CustomField2: text
    CustomField3: text
    Customer: Customer
    Items/Item* as items: Item

  Customer:
    CustomerCode: text personal
    BillTo: BillTo
    ShipTo: ShipTo

  BillTo:
    Name: text personal
    Company: text personal
    Phone: text personal
    Email: text personal

  ShipTo:
    Name: text personal
    Company: text personal
    Address1: text personal
    Address2: text personal
    City: text personal
    State: text
    PostalCode: text personal
    Country: countryCode
    Phone: text personal

  Item:
    SKU: id
    Name: text
    ImageUrl: url
    Weight: decimal
    WeightUnits: text
    Quantity: integer
    UnitPrice: decimal
    Location: text
    Options/Option* as options: Option

  Option:
    Name: text
    Value: text
    Weight: decimal
`);
  });

  describe("what the real spec says otherwise is what one sample cannot show, and no more:", () => {
    const real = ["platform", "orders"].map(
      (name) => [`shiprush/${name}.yaml`, readFileSync(join(top, `${shiprush}/${name}.yaml`), "utf8")] as const,
    );
    const drafted = linesOf(
      new Map([
        ["shiprush/platform.yaml", "title: Acme\n"],
        ["shiprush/orders.yaml", draft],
      ]),
    );
    const actual = linesOf(new Map(real));

    test("members that the sample does not have", () => {
      expect([...drafted.keys()].filter((key) => !actual.has(key))).toEqual([]);
      expect([...actual.keys()].filter((key) => !drafted.has(key))).toEqual([
        "Order.currencyCode",
        "Order.requestedWarehouse",
        "Order.source",
        "BillTo.address1",
        "BillTo.address2",
        "BillTo.city",
        "BillTo.state",
        "BillTo.postalCode",
        "BillTo.country",
        "Item.lineItemId",
        "Item.adjustment",
        "Item.upc",
      ]);
    });

    test("members that may be missing", () => {
      const mayBeMissing = [...drafted].flatMap(([key, line]) => {
        const other = actual.get(key);
        return other === undefined || isOptional(other) === isOptional(line) ? [] : [key];
      });
      expect(mayBeMissing.join(" ")).toBe(
        "Orders.pages Order.shippingMethod Order.paymentMethod Order.taxAmount Order.shippingAmount Order.customerNotes " +
          "Order.internalNotes Order.gift Order.giftMessage Order.customField1 Order.customField2 Order.customField3 " +
          "BillTo.company BillTo.phone BillTo.email ShipTo.company ShipTo.address2 ShipTo.state ShipTo.phone " +
          "Item.imageUrl Item.weight Item.weightUnits Item.location Item.options Option.weight",
      );
    });

    test("types that other samples and the vendor's words narrow or widen", () => {
      const types = [...drafted].flatMap(([key, line]) => {
        const other = actual.get(key);
        return other === undefined || typeIn(line) === typeIn(other)
          ? []
          : [`${key}: ${typeIn(line)} | ${typeIn(other)}`];
      });
      expect(types).toEqual([
        'Orders.pages: integer | integer {"minimum":"0"}',
        'Order.orderDate: dateTime{"formats":["M/d/yyyy H:mm a"]} | dateTime{"formats":["MM/dd/yyyy HH:mm","M/d/yyyy H:mm[:ss][ a]"],"zone":"UTC"}',
        'Order.lastModified: dateTime{"formats":["M/d/yyyy H:mm a"]} | dateTime{"formats":["MM/dd/yyyy HH:mm","M/d/yyyy H:mm[:ss][ a]"],"zone":"UTC"}',
        'Order.gift: boolean | boolean or [""]',
        "Item.sku: id | text",
        'Item.imageUrl: url | url or [""]',
        'Item.weight: decimal | decimal or [""]',
        'Item.weightUnits: text | enum(Pounds Ounces Grams ...) or [""]',
        'Option.weight: decimal | decimal or [""]',
      ]);
    });
  });
});

/** Whether a line of an outline says that a member, or its wrapper, may be missing. */
function isOptional(line: string): boolean {
  return /^\S*(?:\{0\.\.1\}|\?)/.test(line);
}

/** What a line of an outline says of the type, whatever it is called. */
function typeIn(line: string): string {
  return line
    .replace(/^\S+ /, "")
    .replace(/^(?:Money|Moment|Flag): /, "")
    .replace('boolean{"yes":"true","no":"false","lenient":false}', "boolean")
    .replace('integer{"bigint":false}', "integer");
}

/** What each member is, by its type and property. */
function linesOf(files: ReadonlyMap<string, string>): Map<string, string> {
  const { platforms } = readSpecs(files);
  const lines = new Map<string, string>();
  for (const type of platforms[0]?.documents[0]?.types ?? []) {
    if (type.kind !== "record") continue;
    const [, ...members] = outline(type);
    for (const member of members) {
      const [property = "", ...rest] = member.trim().split(": ");
      lines.set(`${type.name}.${property}`, rest.join(": "));
    }
  }
  return lines;
}
