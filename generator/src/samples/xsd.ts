import { literal, plain } from "../expression/expression.js";
import type { LeafType } from "../model/model.js";
import { fitting } from "./facets.js";
import type { LeafSample } from "./leaf.js";
import type { Random } from "./random.js";

/** A plausible value of a type of XSD, in its canonical spelling. */
export function xsdSample(leaf: LeafType, type: string, hint: string, random: Random): LeafSample | undefined {
  const name = type.slice(type.indexOf(":") + 1);
  const number = String(random.whole(1, 99));
  const word = hint.replace(/[^A-Za-z0-9]+/g, "") || "word";
  const texts: Readonly<Record<string, string>> = {
    decimal: `${number}.50`,
    float: `${number}.5`,
    double: `${number}.5`,
    boolean: "true",
    dateTime: `2018-03-08T22:${10 + random.whole(0, 49)}:00Z`,
    date: `2018-03-${10 + random.whole(0, 18)}`,
    time: `22:${10 + random.whole(0, 49)}:00`,
    gYearMonth: "2018-03",
    gYear: "2018",
    gMonthDay: "--03-08",
    gMonth: "--03",
    gDay: "---08",
    duration: `PT${number}M`,
    anyURI: `https://example.com/${encodeURIComponent(hint)}`,
    language: "en-US",
    hexBinary: "00FF",
    base64Binary: "AAEC",
    QName: word,
    NOTATION: word,
    negativeInteger: `-${number}`,
    nonPositiveInteger: `-${number}`,
  };
  const isInteger = /[iI]nteger|[lL]ong|[iI]nt$|[sS]hort|[bB]yte/.test(name);
  const text = fitting(leaf, [texts[name] ?? (isInteger ? number : `${word}${number}`), word, "A"]);
  if (text === undefined) return undefined;
  if (name === "boolean") return { text, value: literal(text === "true") };
  if (isInteger) return { text, value: literal(smallIntegers.has(name) ? Number(text) : BigInt(text)) };
  if (name === "float" || name === "double") return { text, value: literal(Number(text)) };
  if (name === "hexBinary") return { text, value: { kind: "new", type: "Uint8Array", argument: plain([0, 255]) } };
  if (name === "base64Binary") return { text, value: { kind: "new", type: "Uint8Array", argument: plain([0, 1, 2]) } };
  return { text, value: /^(?:NMTOKENS|IDREFS|ENTITIES)$/.test(name) ? plain([text]) : literal(text) };
}

const smallIntegers: ReadonlySet<string> = new Set([
  "int",
  "short",
  "byte",
  "unsignedInt",
  "unsignedShort",
  "unsignedByte",
]);
