import { type Codec, invalid } from "../codec.js";
import { trim } from "./list.js";
import type { FacetCode } from "./narrowed.js";
import { joinWords, quoteWord } from "./words.js";
import { parseXsdDate, xsdDatePatterns } from "./xsd-dates.js";
import { partsOfDuration, secondsOf } from "./xsd-order.js";

/** One of some values, in whatever spelling: `1.0` is `01`. */
export const oneOf: FacetCode = {
  facets: ["values"],
  words: (_, { values = [] }) => {
    const listed = values.slice(0, mostWords).map(quoteWord);
    if (listed.length === 0) return [];
    return [
      values.length === 1
        ? listed.join("")
        : `one of ${joinWords(listed, "or")}${values.length > mostWords ? "…" : ""}`,
    ];
  },
  check(base, { values }) {
    if (values === undefined) return undefined;
    const keys = new Set(
      values.flatMap((text) => {
        const value = base.read(text);
        return value === invalid ? [] : [keyOf(base, value, text)];
      }),
    );
    return (value, text) => keys.has(keyOf(base, value, text));
  },
};

/** The most values that a message lists. */
const mostWords = 8;

/** The same text for all spellings of a value, and for those alone: https://www.w3.org/TR/xmlschema-2/#equal */
export function keyOf(base: Codec<unknown>, value: unknown, text: string): string {
  const { item, alternatives } = base.detail;
  if (alternatives !== undefined) return keyInUnion(alternatives, text);
  if (Array.isArray(value)) {
    const words = text.split(/[ \t\r\n]+/).filter((word) => word !== "");
    return words.map((word, at) => (item === undefined ? word : keyOf(item, value[at], word))).join(" ");
  }
  if (value instanceof Uint8Array) return [...value].join(" ");
  if (typeof value !== "string") return `${typeof value} ${value === 0 ? 0 : String(value)}`;
  if (base.name === "spelled" && item !== undefined) return keyOf(item, item.read(text), text);
  if (base.name === "decimal" || base.name === "xs:decimal") return decimalKey(value);
  if (base.name === "duration" || base.name === "xs:duration") {
    const { months, seconds } = partsOfDuration(value);
    return `${months} ${seconds}`;
  }
  const type = base.name.slice("xs:".length);
  if (!Object.hasOwn(xsdDatePatterns, type)) return value;
  const date = parseXsdDate(type as keyof typeof xsdDatePatterns, value);
  return date === undefined ? value : `${secondsOf(date)} ${date.zone !== undefined}`;
}

/** The first alternative that can read a text has it. */
function keyInUnion(alternatives: readonly Codec<unknown>[], text: string): string {
  for (const [index, alternative] of alternatives.entries()) {
    const own = alternative.keepsSpace ? text : trim(text);
    const value = alternative.read(own);
    if (value !== invalid) return `${index} ${keyOf(alternative, value, own)}`;
  }
  return text;
}

function decimalKey(text: string): string {
  const [, sign = "", whole = "", fraction = ""] = /^([+-]?)0*([0-9]*)(?:\.([0-9]*?)0*)?$/.exec(text) ?? [];
  if (whole === "" && fraction === "") return "0";
  return `${sign === "-" ? "-" : ""}${whole}.${fraction}`;
}
