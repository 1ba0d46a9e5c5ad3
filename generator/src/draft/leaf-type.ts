import { countryCode } from "@tagsmith/runtime";
import { type Confidence, confidenceOf } from "./confidence.js";
import type { DateGuess } from "./dates.js";
import type { Evidence } from "./evidence.js";
import { wordsOf } from "./words.js";

/** Where a text stands. */
export interface LeafPlace {
  readonly name: string;
  /** The element that it is in. */
  readonly parent: string;
  /** Whether the value of an empty text could not be told from one that is missing. */
  readonly emptyIsLost: boolean;
}

/** A type in the notation of specs, and why it was chosen. */
export interface LeafGuess {
  /** Without what is said of confidence and CDATA. */
  readonly type: string;
  readonly confidence: Confidence | undefined;
  /** Parts of a note to the maintainer. */
  readonly notes: readonly string[];
}

/** Guesses the type of a text, so that all texts that were seen are read and written as they were. */
export function guessLeaf(evidence: Evidence, place: LeafPlace): LeafGuess {
  const confidence = confidenceOf(place.name, place.parent, evidence);
  const { type, notes } = typeOf(evidence, place, confidence !== undefined);
  const isEmpty = evidence.empty > 0 && evidence.count > evidence.empty;
  if (type === "text" || type === "id" || !isEmpty) return { type, confidence, notes };
  if (!place.emptyIsLost) return { type: `${type} or empty`, confidence, notes };
  return { type: "text", confidence, notes: [`${nameOf(type)}, but both missing and empty: text keeps the two apart`] };
}

interface Guess {
  readonly type: string;
  readonly notes: readonly string[];
}

function typeOf(evidence: Evidence, place: LeafPlace, confident: boolean): Guess {
  if (evidence.count === evidence.empty) return { type: "text", notes: [] };
  return (
    ofBoolean(evidence, place) ??
    ofDate(evidence, place) ??
    ofNumber(evidence, place, confident) ??
    ofCountry(evidence, place) ??
    (confident ? undefined : ofWords(evidence, place)) ??
    (evidence.all.url ? { type: "url", notes: [] } : undefined) ??
    (isCode(place.name) && evidence.all.token && evidence.padded === 0 && !confident
      ? { type: "id", notes: [] }
      : { type: "text", notes: [] })
  );
}

/** Words for true and false, and those that need both to be seen, because each alone may mean something else. */
const booleans: readonly (readonly [yes: string, no: string, alone: boolean])[] = [
  ["true", "false", true],
  ["True", "False", true],
  ["TRUE", "FALSE", true],
  ["yes", "no", true],
  ["Yes", "No", true],
  ["YES", "NO", true],
  ["Y", "N", false],
  ["y", "n", false],
  ["T", "F", false],
  ["on", "off", false],
  ["On", "Off", false],
];

const flags =
  /^(?:is|has|gift|enabled|active|hidden|visible|flag|allow|allowed|test|testmode|taxable|default|required|optional|anonymous|recurring|paid|shipped|deleted|confirmed|can|should|use)$/;

function ofBoolean({ words, more }: Evidence, { name }: LeafPlace): Guess | undefined {
  if (more || words.size > 2) return undefined;
  const seen = [...words.keys()];
  const isFlag = wordsOf(name).some((word) => flags.test(word));
  const found = booleans.find(
    ([yes, no, alone]) => seen.every((word) => word === yes || word === no) && (alone || isFlag || seen.length === 2),
  );
  if (found !== undefined)
    return { type: found[0] === "true" ? "boolean" : `boolean ${found[0]}/${found[1]}`, notes: [] };
  const isDigit = isFlag && seen.every((word) => word === "1" || word === "0");
  return isDigit ? { type: "boolean 1/0", notes: ["a flag by its name"] } : undefined;
}

const timeWords = /^(?:date|time|timestamp|datetime|day|created|modified|updated|on|at|since|until|expires)$/;

function ofDate({ dates, zeroDates, empty, all }: Evidence, { name, emptyIsLost }: LeafPlace): Guess | undefined {
  if (dates === undefined || dates.length === 0) return undefined;
  if (zeroDates.size > 1 || (zeroDates.size === 1 && (emptyIsLost || empty > 0))) return undefined;
  const isNamed = wordsOf(name).some((word) => timeWords.test(word) || /(?:date|time)$/.test(word));
  // Eight digits are a number, unless the name says otherwise.
  if (all.digits && !isNamed) return undefined;
  const [best] = dates.toSorted((a, b) => a.rank - b.rank || oddity(a) - oddity(b));
  if (best === undefined) return undefined;
  const [zero] = zeroDates.keys();
  const zone = best.zone === undefined ? "" : ` ${best.zone}`;
  const type = `${best.kind} ${JSON.stringify(best.format)}${zone}${zero === undefined ? "" : ` or ${JSON.stringify(zero)}`}`;
  return { type, notes: notesOfDate(best, dates) };
}

/** Who pads one part of a date with zeros pads the others too. */
function oddity({ format }: DateGuess): number {
  const widths = [...format.matchAll(/MM|dd|[Hh]{2}|(?<!M)M(?!M)|d|[Hh]/g)].map(([part]) => part.length);
  return new Set(widths).size;
}

function notesOfDate(best: DateGuess, dates: readonly DateGuess[]): string[] {
  const swapped = dates.find(({ rank }) => rank !== best.rank);
  return [
    ...(swapped === undefined ? [] : ["day and month could be the other way round"]),
    ...(best.kind === "dateTime" && best.zone === undefined ? ["its zone is not known"] : []),
  ];
}

const amounts =
  /^(?:total|totals|amount|price|cost|costs|tax|taxes|shipping|discount|weight|rate|fee|fees|sum|subtotal|balance|charge|charges|width|height|length|depth|percent|percentage|paid|credit|value)$/;

function ofNumber(
  { all, least, most, more, words }: Evidence,
  { name }: LeafPlace,
  confident: boolean,
): Guess | undefined {
  const last = wordsOf(name).at(-1) ?? "";
  const isNumber = all.decimal || (all.grouped && [...words.keys()].some((word) => word.includes(",")));
  if (!isNumber) return ofDigits(all.digits, confident);
  if (confident || isCode(name) || last === "version") return { type: confident ? "text" : "id", notes: [] };
  if (!all.decimal) {
    // A thousand without a comma beside others with one could not be written as it was.
    return more || [...words.keys()].some((word) => /\d{4}/.test(word.replace(/\..*/, "")))
      ? undefined
      : { type: 'decimal grouped ","', notes: [] };
  }
  const spelled = (value: number): string => [...words.keys()].find((word) => Number(word) === value) ?? String(value);
  const range = least === most ? spelled(least) : `${spelled(least)} to ${spelled(most)}`;
  if (!all.integer) return { type: "decimal", notes: [range] };
  if (Math.max(Math.abs(least), Math.abs(most)) > Number.MAX_SAFE_INTEGER)
    return { type: "id", notes: ["more digits than a number holds"] };
  if (wordsOf(name).some((word) => amounts.test(word)))
    return { type: "decimal", notes: [range, "an amount by its name"] };
  const isTime = least >= 500_000_000 && most < 10_000_000_000 && wordsOf(name).some((word) => timeWords.test(word));
  return isTime ? { type: "unixTime", notes: ["seconds since 1970 by its name"] } : { type: "integer", notes: [range] };
}

/** Digits that are no number as a program would write it: some begin with a zero. */
function ofDigits(allDigits: boolean, confident: boolean): Guess | undefined {
  return allDigits ? { type: confident ? "text" : "id", notes: ["leading zeros"] } : undefined;
}

function ofCountry({ all, words, more }: Evidence, { name }: LeafPlace): Guess | undefined {
  if (!all.country || more || !wordsOf(name).some((word) => word === "country" || word === "countrycode"))
    return undefined;
  return [...words.keys()].every((word) => countryCode.detail.isUsual?.(word))
    ? { type: "countryCode", notes: [] }
    : undefined;
}

const freeText =
  /^(?:names?|titles?|state|province|region|county|description|notes?|comments?|messages?|city|street|address\d*|company|subject|text|body|summary|model|keywords?)$/;

/** Few different words, each of them seen again and again. */
function ofWords(evidence: Evidence, { name }: LeafPlace): Guess | undefined {
  const { words, more, count, empty, padded, all, longest, dates = [], zeroDates } = evidence;
  const seen = count - empty;
  if (more || words.size < 2 || words.size > 12 || seen < 10 || seen < words.size * 4) return undefined;
  if (padded > 0 || longest > 40 || all.integer || all.url || wordsOf(name).some((word) => freeText.test(word)))
    return undefined;
  if (isCode(name) || dates.length > 0 || zeroDates.size > 0) return undefined;
  const written = [...words.keys()].map((word) => (isWord(word) ? word : JSON.stringify(word)));
  return { type: `enum ${written.join(" | ")} | ...`, notes: [] };
}

/** Whether a word can stand in an enum without quotes. */
function isWord(word: string): boolean {
  return /^[\p{L}\p{N}_.:+*-]+$/u.test(word) && word !== "...";
}

const codes =
  /^(?:id|ids|key|code|number|no|num|nr|sku|upc|ean|isbn|gtin|asin|mpn|guid|uuid|ref|reference|barcode|hash|serial|login|username|token|account|currency|zip|postcode|postalcode|phone|version)$/;

/** Whether a name says that its texts are keys and codes, with which nobody reckons. */
export function isCode(name: string): boolean {
  const words = wordsOf(name);
  return (
    codes.test(words.at(-1) ?? "") ||
    words.some((word) => /^(?:sku|upc|tracking|phone|zip|postal)$/.test(word)) ||
    name.endsWith("ID")
  );
}

/** A type in words. */
function nameOf(type: string): string {
  const [word = ""] = type.split(" ");
  return /^[aei]/.test(word) ? `an ${word}` : `a ${word}`;
}
