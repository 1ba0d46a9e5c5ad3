import { XmlError, type WriteOptions } from "@tagsmith/runtime";
import { differenceOf, show } from "./difference.js";
import type { Family } from "./documents.js";
import { type Place, putAt } from "./places.js";
import { canonicalOf, versionOf } from "./round-trip.js";

/** Texts that break what is careless: markup, line ends, references, what looks like a name of JavaScript. */
const texts: readonly string[] = [
  "</a><evil/>",
  "a & b &amp; c &#65; &nbsp; &lol;",
  "\"double\" 'single' `back` ${x}",
  "a]]>b]]]>c]]",
  "]]>",
  "]]",
  "<![CDATA[x]]>",
  "<!-- x --> <?pi?>",
  '<!DOCTYPE a [<!ENTITY x "y">]>',
  "\ta\t",
  "\na\nb\n",
  "\ra\rb\r",
  "a\r\nb\n\rc",
  "  a  b  ",
  " ",
  "",
  "\u0085a\u0085b",
  "a\u2028b\u2029",
  "\ufeffa\u00a0",
  "😀\u{10ffff}\ud7ff\ue000\ufffd",
  "e\u0301\u00e9\u202e\u200b",
  "a+b%26%c3%a9%00%",
  "|n|a|n",
  "__proto__",
  "constructor",
  "toString",
  "undefined",
  "null",
  "NaN",
  "0x10",
  "1e5",
  "1_000",
  "١٢٣",
  "-0",
  "9".repeat(400),
  "9007199254740993",
  "2018-02-30",
  "0000-00-00",
  "x".repeat(70_000),
  "é<".repeat(9_000),
];

/** Texts that XML has no way to write. */
const illegal: readonly string[] = [
  "a\0",
  "\u0001",
  "<\u000b>",
  "\u001b[0m",
  "a\ud800b",
  "\udfff",
  "\udc00\ud800",
  "\ufffe",
  "😀\uffff",
  `${"x".repeat(5_000)}\ud83d`,
];

/** Values of other types than those that are declared. */
const others: readonly unknown[] = [
  null,
  true,
  Number.NaN,
  Infinity,
  0.1,
  1e21,
  -1,
  2n ** 70n,
  Symbol("hostile"),
  () => "hostile",
  {},
  [],
  [[]],
  [undefined],
  Object.create(null),
  new String("boxed"),
  Object.create({ toString: () => "<x/>", length: 3 }),
  new Date(Number.NaN),
  new Date(8.64e15),
  new Uint8Array([0, 255]),
  new Map(),
];

/** What is put in every place. */
export const hostileValues: readonly unknown[] = [...texts, ...illegal, ...others];

/**
 * Puts a value where it may not belong and writes the document: it must be refused at its place, or be read again without
 * any change, from what libxml2 takes for XML; in words, what is not so, or `undefined`.
 */
export function checkHostile(family: Family, value: unknown, place: Place, put: unknown): string | undefined {
  const { document } = family;
  const changed = putAt(value, place.keys, put);
  const options: WriteOptions = versionOf(family);
  let xml: string;
  try {
    xml = document.serialize(changed, options);
  } catch (error) {
    return checkError(error, place, put);
  }
  try {
    canonicalOf(xml);
  } catch (error) {
    return `${place.path}: libxml2 refuses what was written for ${show(put)}: ${String(error)}`;
  }
  const result = document.safeParse(xml);
  // Where the version follows from it, the document may be one of another version.
  if (place.decides) return undefined;
  if (!result.ok) return `${place.path}: ${show(put)} is written and then refused: ${result.problems[0]?.message}`;
  // Nothing may be spelled as an empty text.
  const isNothing = (put === "" && place.nothing.includes("")) || (place.composed && isOfAnotherClass(put));
  const meant = isNothing ? putAt(value, place.keys, undefined) : changed;
  const normal = place.composed ? inNormalForm : (each: unknown) => each;
  const difference = differenceOf(normal(result.value), normal(meant));
  return difference && `${place.path}: ${show(put)} is written and read as another value: ${difference}`;
}

function checkError(error: unknown, place: Place, put: unknown): string | undefined {
  if (!(error instanceof XmlError)) return `${place.path}: ${show(put)} throws ${String(error)}`;
  const [problem] = error.problems;
  const { path = "", message = "" } = problem ?? {};
  const isInside = path.startsWith(place.decides ? parentOf(place.path) : place.path);
  const isThere = place.decides || place.composed ? isInside : path === place.path;
  if (!isThere || !message.startsWith(`${path}: expected `)) return `${place.path}: ${show(put)}: ${message}`;
  if (place.hidden && typeof put === "string" && put.length > 2 && message.includes(put))
    return `${place.path}: the message shows the value: ${message}`;
  return undefined;
}

/** Such an object has no property that would be written, as far as a type of which all members are optional can tell. */
function isOfAnotherClass(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    !/^\[object (?:Object|Array)\]$/.test(Object.prototype.toString.call(value))
  );
}

/** Without members that have no value, lists that have no item, and what has neither. */
function inNormalForm(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(inNormalForm);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, inNormalForm(each)] as const);
  const filled = entries.filter(([, each]) => each !== undefined);
  return filled.length === 0 ? undefined : Object.fromEntries(filled);
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}
