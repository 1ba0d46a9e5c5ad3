import type { Random } from "./random.js";

/** Somebody who orders, made up, with an address that nobody has. */
export interface Person {
  readonly first: string;
  readonly last: string;
  readonly company: string;
  readonly email: string;
  readonly phone: string;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly stateCode: string;
  readonly zip: string;
}

/** One of many. */
export function personFrom(random: Random): Person {
  const first = random.pick(firstNames);
  const last = random.pick(lastNames);
  const [city, state, stateCode, zip] = random.pick(cities);
  return {
    first,
    last,
    company: random.pick(companies),
    // A domain that nobody can have: https://www.rfc-editor.org/rfc/rfc2606#section-3.
    email: `${plain(first)}.${plain(last)}@example.com`,
    phone: `555-01${String(random.whole(0, 99)).padStart(2, "0")}`,
    street: `${random.whole(1, 999)} ${random.pick(streets)}`,
    city,
    state,
    stateCode,
    zip,
  };
}

/** Names as they come, beyond ASCII too. */
const firstNames = [
  "Ada",
  "Alan",
  "Barbara",
  "Chloé",
  "Edsger",
  "Grace",
  "Jürgen",
  "Katherine",
  "Linus",
  "Margaret",
  "Noor",
  "Zoë",
];
const lastNames = [
  "Andersson",
  "Brown",
  "García",
  "Hopper",
  "Kaya",
  "Lovelace",
  "Müller",
  "O'Neill",
  "Smith & Sons",
  "Tanaka",
  "van Dijk",
  "Young",
];
const companies = ["Acme Inc.", "Brown & Co.", "Globex", "Initech", "Umbrella Tea"];
const streets = ["Main Street", "Oak Avenue", "Elm Street", "Station Road", "Mill Lane"];
const cities = [
  ["Boston", "Massachusetts", "MA", "02108"],
  ["Portland", "Oregon", "OR", "97201"],
  ["Austin", "Texas", "TX", "78701"],
  ["Denver", "Colorado", "CO", "80202"],
  ["Newark", "New Jersey", "NJ", "07102"],
] as const;

function plain(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();
}
