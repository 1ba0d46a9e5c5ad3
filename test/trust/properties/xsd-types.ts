import { type Codec, invalid } from "@tagsmith/runtime";
import { restricted, xsd } from "@tagsmith/runtime/xsd";
import * as fc from "fast-check";
import { type Law, law } from "./law.js";
import { near } from "./near.js";
import { xsdOracle } from "./xsd-oracle.js";

const zone = "(?:Z|[+-](?:0[0-9]|1[0-4]):(?:[0-5][0-9]))?";
const day = "(?:0[1-9]|[12][0-9]|3[01])";
const month = "(?:0[1-9]|1[0-2])";
const year = "-?(?:[1-9][0-9]{3,5}|0[0-9]{2}[1-9])";
const time = "(?:[01][0-9]|2[0-4]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,6})?";
const dateCharacters = "0123456789-:TZ.+ ";

/** The lexical space of each type, in which half of the texts lie, and the characters of the others. */
const spaces: Readonly<Record<string, readonly [pattern: string, alphabet: string]>> = {
  dateTime: [`${year}-${month}-${day}T${time}${zone}`, dateCharacters],
  date: [`${year}-${month}-${day}${zone}`, dateCharacters],
  time: [`${time}${zone}`, dateCharacters],
  gYearMonth: [`${year}-${month}${zone}`, dateCharacters],
  gYear: [`${year}${zone}`, dateCharacters],
  gMonthDay: [`--${month}-${day}${zone}`, dateCharacters],
  gMonth: [`--${month}${zone}`, dateCharacters],
  gDay: [`---${day}${zone}`, dateCharacters],
  duration: [
    "-?P(?:[0-9]{1,4}Y)?(?:[0-9]{1,4}M)?(?:[0-9]{1,4}D)?(?:T(?:[0-9]{1,4}H)?(?:[0-9]{1,4}M)?(?:[0-9]{1,4}(?:\\.[0-9]{1,4})?S)?)?",
    "-PYMDTHS0123. ",
  ],
  decimal: ["[+-]?(?:[0-9]{1,15}(?:\\.[0-9]{0,6})?|\\.[0-9]{1,6})", "0129+-.eE "],
  integer: ["[+-]?[0-9]{1,20}", "0129+-. "],
  long: ["[+-]?(?:9223372036854775(?:80[0-9]|81)|[0-9]{1,19})", "0129+-."],
  unsignedLong: ["\\+?(?:184467440737095516[01][0-9]|[0-9]{1,20})", "0129+-."],
  int: ["[+-]?(?:214748364[0-9]|[0-9]{1,10})", "0129+-."],
  unsignedInt: ["\\+?(?:429496729[0-9]|[0-9]{1,10})", "0129+-."],
  short: ["[+-]?(?:3276[0-9]|[0-9]{1,5})", "0129+-."],
  byte: ["[+-]?[0-9]{1,3}", "0129+-."],
  unsignedByte: ["\\+?[0-9]{1,3}", "0129+-."],
  nonNegativeInteger: ["[+-]?[0-9]{1,20}", "0129+-."],
  negativeInteger: ["[+-]?[0-9]{1,20}", "0129+-."],
  double: ["[+-]?[0-9]{1,8}(?:\\.[0-9]{0,4})?(?:[eE][+-]?[0-9]{1,3})?|INF|-INF|NaN", "019+-.eEINFa"],
  boolean: ["true|false|0|1", "truefalse01 TF"],
  hexBinary: ["(?:[0-9a-fA-F]{2}){0,6}", "09afAFg "],
  base64Binary: [
    "(?:[A-Za-z0-9+/]{4}){0,3}(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?",
    "AQab04+/= ",
  ],
  language: ["[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,2}", "aZ0-_ é"],
  NCName: ["[A-Za-z_é][A-Za-z0-9_.é·-]{0,6}", "aZ0-_.:é·\u0301 "],
  Name: ["[A-Za-z_:é][A-Za-z0-9_.:é·-]{0,6}", "aZ0-_.:é·\u0301 "],
  NMTOKEN: ["[A-Za-z0-9_.:é·-]{1,6}", "aZ0-_.:é·\u0301 "],
  NMTOKENS: ["[a-z0-9]{1,3}(?: {1,2}[a-z0-9]{1,3}){0,2}", "aZ0-_.:é \t"],
  token: ["[a-zé ]{0,8}", "a é\t<&"],
  normalizedString: ["[a-zé ]{0,8}", "a é\t<&"],
};

/** libxml2 compiled to WebAssembly has numbers of 32 bits. */
const long = "[0-9]{10}";
const longYear = new RegExp(`^-?${long}`);

/** Where libxml2 is not as the specification says: an exponent or seconds without digits, a list of no words, large numbers. */
const exceptions: Readonly<Record<string, RegExp>> = {
  dateTime: longYear,
  date: longYear,
  gYearMonth: longYear,
  gYear: longYear,
  double: /[eE][+-]?$/,
  duration: new RegExp(`${long}|[A-Z]\\.[0-9]|\\.S`),
  NMTOKENS: /^$/,
};

/** Of each type, libxml2 takes the same texts as we do. */
export const xsdTypes: readonly Law[] = Object.entries(spaces).map(([type, [pattern, alphabet]]) =>
  law(`xs:${type} has the same texts as in libxml2`, () => {
    const codec = xsd(type as "xs:string");
    const isOne = xsdOracle(type);
    return fc.property(near(new RegExp(`^(?:${pattern})$`), alphabet), (text) => {
      const value = codec.read(text);
      const isRead = value !== invalid;
      if (isRead !== isOne(text) && !exceptions[type]?.test(text))
        throw new Error(`${JSON.stringify(text)}: we ${isRead ? "read" : "refuse"} it`);
      if (!isRead) return;
      const written = codec.write(value);
      if (written === invalid || (!isOne(written) && !exceptions[type]?.test(written)))
        throw new Error(`${JSON.stringify(text)} is written as ${String(written)}`);
      if (codec.write(codec.read(written) as string) !== written)
        throw new Error(`${written} is written in another way`);
    });
  }),
);

/** Bounds hold for the same texts as in libxml2, of durations as Date says: dates with and without a zone, decimals. */
export const xsdBounds: readonly Law[] = (
  ["dateTime", "date", "time", "gYear", "gMonthDay", "duration", "decimal"] as const
).map((type) =>
  law(`bounds of xs:${type} hold as in ${type === "duration" ? "Date" : "libxml2"}`, () => {
    const codec = xsd(type);
    const texts = fc
      .stringMatching(new RegExp(`^(?:${spaces[type]?.[0]})$`))
      .filter((text) => codec.read(text) !== invalid);
    return fc.property(
      texts,
      fc.constantFrom("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"),
      texts,
      (bound, facet, text) => {
        // Of times and days in zones, libxml2 orders also those that have no order: https://www.w3.org/TR/xmlschema-2/#time
        fc.pre(type === "dateTime" || type === "date" || (!hasZone(bound) && !hasZone(text)));
        const name = {
          minimum: "minInclusive",
          exclusiveMinimum: "minExclusive",
          maximum: "maxInclusive",
          exclusiveMaximum: "maxExclusive",
        }[facet] as string;
        const isInside = restricted(codec as Codec<string>, { [facet]: bound }).read(text) !== invalid;
        const isTheirs = type === "duration" ? isWithin(text, facet, bound) : xsdOracle(type, { [name]: bound })(text);
        if (isInside !== isTheirs) throw new Error(`${name} ${bound}: we ${isInside ? "read" : "refuse"} ${text}`);
      },
    );
  }),
);

/**
 * Whether a duration keeps a bound when it is added to each of four times, which Date does; libxml2 knows no more of months
 * than the most and the least of their days. https://www.w3.org/TR/xmlschema-2/#duration-order
 */
function isWithin(text: string, facet: string, bound: string): boolean {
  return ["1696-09", "1697-02", "1903-03", "1903-07"].every((start) => {
    const difference = endOf(start, text) - endOf(start, bound);
    if (facet === "minimum") return difference >= 0;
    if (facet === "maximum") return difference <= 0;
    return facet === "exclusiveMinimum" ? difference > 0 : difference < 0;
  });
}

/** In hundredths of a millisecond, which is as small as the seconds of the texts are. */
function endOf(start: string, duration: string): number {
  const [, sign, years, months, days, hours, minutes, seconds] = (
    /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(duration) ?? []
  ).map((part) => part ?? "0");
  const one = sign === "-" ? -1 : 1;
  const date = new Date(`${start}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + one * (12 * Number(years) + Number(months)));
  const time = (Number(days) * 24 + Number(hours)) * 3_600_000 + Number(minutes) * 60_000;
  return (date.getTime() + one * time) * 100 + one * Math.round(Number(seconds) * 100_000);
}

function hasZone(text: string): boolean {
  return /(?:Z|[+-]\d\d:\d\d)$/.test(text);
}
