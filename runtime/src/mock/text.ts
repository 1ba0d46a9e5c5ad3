import type { Person } from "./person.js";
import type { Random } from "./random.js";

/** What a text with this name, in a record of that name, may say. The first rule whose pattern the name fits has it. */
export function textNamed(name: string, owner: string, person: Person, random: Random): string {
  if (/^name$/i.test(name) && /product|item|line|detail/i.test(owner)) return random.pick(products);
  if (/^name$/i.test(name) && /field|option|tax|discount|coupon|attribute/i.test(owner)) return random.pick(words);
  const make = ruleFor(name);
  return make ? make(person, random) : random.pick(words);
}

/** Which rule a name has: a few names are asked for again and again. */
let known: Map<string, Rule[1] | undefined> | undefined;

function ruleFor(name: string): Rule[1] | undefined {
  known ??= new Map();
  if (!known.has(name)) known.set(name, rules.find(([pattern]) => pattern.test(name))?.[1]);
  return known.get(name);
}

type Rule = readonly [pattern: RegExp, make: (person: Person, random: Random) => string];

const rules: readonly Rule[] = [
  [/e-?mail/i, (person) => person.email],
  [/first(name)?$|given/i, (person) => person.first],
  [/last(name)?$|surname|family/i, (person) => person.last],
  [/middle/i, () => ""],
  [/company|organi[sz]ation/i, (person) => person.company],
  [/(phone|tel|mobile|fax)(number)?$/i, (person) => person.phone],
  [/(address|street|line)_?(1|one)?$/i, (person) => person.street],
  [/(address|street|line)_?(2|3|two|three)$/i, () => ""],
  [/mask/i, () => "xxxxxxxxxxxx1111"],
  [/month/i, (_, random) => String(random.whole(1, 12)).padStart(2, "0")],
  [/year/i, (_, random) => String(random.whole(2025, 2030))],
  [/city|town/i, (person) => person.city],
  [/statecode|provincecode/i, (person) => person.stateCode],
  [/state$|province|region/i, (person) => person.state],
  [/zip|postal|postcode/i, (person) => person.zip],
  [/countrycode/i, () => "US"],
  [/country/i, () => "United States"],
  [/version/i, () => "1.0"],
  [/currency/i, () => "USD"],
  [/(^|customer|full|shipto|billto|recipient|person)name$/i, (person) => `${person.first} ${person.last}`],
  [/sku|code$|model|upc/i, (_, random) => `TEA-${random.whole(100, 999)}`],
  [/product|item|title|description$/i, (_, random) => random.pick(products)],
  [/ip(address)?$/i, (_, random) => `192.0.2.${random.whole(1, 254)}`],
  [/shipping|carrier|service|delivery/i, (_, random) => random.pick(["Ground", "Express", "Pick up"])],
  [/payment|card|method/i, (_, random) => random.pick(["Credit card", "Invoice", "Cash"])],
  [/status/i, (_, random) => random.pick(["new", "paid", "shipped"])],
  [/comment|note|message|instruction/i, (_, random) => random.pick(["", "Please ring twice.", "A gift <3 & more"])],
  [/site|domain|host/i, () => "shop.example"],
  [/color|colour/i, (_, random) => random.pick(["red", "green", "blue"])],
];

const products = ["Green Tea", "Black Tea", 'Tea Pot "Gaiwan"', "Cup & Saucer", "Infuser"];
const words = ["amber", "birch", "cedar", "dune", "ember", "fern"];
