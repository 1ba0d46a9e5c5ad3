import type { Random } from "./random.js";

/** A text that a shop might hold under this name: the first pattern that finds itself in the name decides. */
export function textFor(name: string, from: Random): string {
  const [, make, empty = 0] = makers.find(([pattern]) => pattern.test(name)) ?? [undefined, words];
  return from.chance(empty) ? "" : make(from);
}

/** How often a text has letters beyond ASCII where it may: with that, about 2 % of all values do. */
const foreign = 0.13;

type Maker = readonly [pattern: RegExp, make: (from: Random) => string, empty?: number];

const makers: readonly Maker[] = [
  [/email|customercode/i, (from) => `${name(from, given).toLowerCase()}${from.whole(1, 999)}@mail.example`],
  [
    /url|image/i,
    (from) => `https://shop.example/products/${from.whole(1e5, 9e5)}.jpg?size=${from.whole(1, 4)}&v=2`,
    0.2,
  ],
  [/company/i, (from) => from.pick(companies), 0.4],
  [/first.?name|middle/i, (from) => spelled(from, given, foreignGiven)],
  [/last.?name/i, (from) => spelled(from, family, foreignFamily)],
  [/address.?1/i, (from) => `${from.whole(1, 9999)} ${from.pick(streets)}`],
  [/address.?2/i, (from) => `Suite ${from.whole(1, 400)}`, 0.6],
  [/city/i, (from) => spelled(from, cities, foreignCities)],
  [/state$|region/i, (from) => from.pick(states)],
  [/zip|postal/i, (from) => String(from.whole(10_000, 99_999))],
  [/country/i, (from) => from.pick(["US", "US", "US", "CA", "DE", "PL"])],
  [/areacode/i, (from) => String(from.whole(201, 989))],
  [/fax/i, phone, 0.8],
  [/phone|tel$/i, phone],
  [/time|date/i, (from) => new Date(1e12 + from.whole(0, 7e8) * 1000).toUTCString()],
  [/ip$/i, (from) => `192.0.2.${from.whole(1, 254)}`],
  [/masked/i, (from) => `xxxxxxxxxxxx${from.whole(1000, 9999)}`],
  [/month/i, (from) => String(from.whole(1, 12)).padStart(2, "0")],
  [/year/i, (from) => String(from.whole(2026, 2034))],
  [/digits/i, (from) => String(from.whole(1000, 9999))],
  [/version/i, () => "2.0"],
  [/password|hash|salt|bid|token/i, (from) => hexadecimal(from, 4)],
  [
    /sku|code|model|configuration/i,
    (from) => `${hexadecimal(from, 1).slice(0, 4).toUpperCase()}-${from.whole(100, 9999)}`,
  ],
  [/status/i, (from) => from.pick(["paid", "shipped", "awaiting shipment", "on hold"])],
  [/method|shipping(details|service)|payment|gateway|cardtype/i, (from) => from.pick(methods)],
  [/affiliate|warehouse|source|shipto$|frequency|payerid|thirdparty|purchaseorder/i, words, 0.6],
  [/comment|note|message|memo|response|description|content|info/i, sentence, 0.25],
  [/product|name|title/i, product],
];

function words(from: Random): string {
  const pair = from.chance(0.04) ? " &" : "";
  return `${from.pick(things)}${pair} ${from.pick(things).toLowerCase()}`;
}

function product(from: Random): string {
  const size = from.chance(0.05) ? ` ${from.whole(5, 40)}"` : "";
  const pair = from.chance(0.06) ? ` & ${from.pick(things)}` : "";
  const place = from.chance(foreign) ? ` ${from.pick(foreignCities)}` : "";
  return `${from.pick(qualities)} ${from.pick(things)}${pair}${size}${place}`;
}

function sentence(from: Random): string {
  let text = from.pick(openings);
  for (let count = from.whole(2, 9); count > 0; count--) text += ` ${from.pick(fillers)}`;
  if (from.chance(0.08)) text += ` & ${from.pick(fillers)}`;
  if (from.chance(0.02)) text += " <3";
  if (from.chance(foreign)) text += ` – ${from.pick(foreignCities)}`;
  return text;
}

function spelled(from: Random, plain: readonly string[], others: readonly string[]): string {
  return from.pick(from.chance(foreign) ? others : plain);
}

function name(from: Random, names: readonly string[]): string {
  return from.pick(names);
}

function phone(from: Random): string {
  return `${from.whole(201, 989)}-555-${String(from.whole(0, 9999)).padStart(4, "0")}`;
}

function hexadecimal(from: Random, groups: number): string {
  let text = "";
  for (let group = 0; group < groups; group++) text += from.whole(0, 0xffff_ffff).toString(16).padStart(8, "0");
  return text;
}

const given = ["Ada", "Ben", "Carla", "Dan", "Elena", "Frank", "Grace", "Henry", "Iris", "Jack", "Kate", "Leo", "Mia"];
const foreignGiven = ["José", "Zoë", "Jürgen", "Łucja", "Søren", "Анна", "美咲"];
const family = [
  "Abbott",
  "Baker",
  "Carter",
  "Dawson",
  "Ellis",
  "Foster",
  "Grant",
  "Hughes",
  "Irving",
  "Keller",
  "Lowe",
];
const foreignFamily = ["Núñez", "Müller", "Åström", "Çelik", "Żak", "Иванова", "田中"];
const companies = ["Acme Inc.", "Northwind Traders", "Smith & Sons", "Blue Door Ltd.", "O'Neill & Co", "Orchard House"];
const streets = ["Lake Road", "Church Street", "Maple Avenue", "Harbour Lane", "Old Mill Way", "Station Square"];
const cities = ["Springfield", "Riverton", "Fairview", "Oakdale", "Georgetown", "Milford", "Kingston"];
const foreignCities = ["München", "São Paulo", "Málaga", "Łódź", "Köln", "東京"];
const states = ["OR", "WA", "CA", "NY", "TX", "Vermont", "Ohio"];
const methods = ["Ground", "Priority Mail", "Express Saver", "Credit Card", "Invoice", "Second Day Air"];
const qualities = ["Large", "Small", "Blue", "Organic", "Hand made", "Folding", "Steel", "Deluxe", "Cotton"];
const things = [
  "Lamp",
  "Mug",
  "Table",
  "Coffee Beans",
  "Wallet",
  "T-Shirt",
  "Cable",
  "Notebook",
  "Garden Hose",
  "Blanket",
];
const openings = ["Please", "Thank you,", "If possible,", "Kindly", "Do not forget:"];
const fillers = [
  "leave",
  "it",
  "at",
  "the",
  "back",
  "door",
  "before",
  "noon",
  "as",
  "a",
  "gift",
  "wrapped",
  "twice",
  "for",
  "my",
  "sister",
];
