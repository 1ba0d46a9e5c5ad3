import { type DateGuess, dateGuesses, isExact, isZeroDate } from "./dates.js";

/** All that is remembered of the texts that stood in one place. */
export interface Evidence {
  count: number;
  /** Texts without a character, or of white space alone. */
  empty: number;
  /** Texts with white space at an end. */
  padded: number;
  /** Texts that stood in CDATA sections. */
  cdata: number;
  /** In how many documents. */
  files: number;
  lastFile: number;
  /** Characters of the longest. */
  longest: number;
  /** Different texts and how often each was seen, as long as they are few and short. */
  readonly words: Map<string, number>;
  /** Whether there were more different texts than are remembered. */
  more: boolean;
  /** What holds for all texts that are not empty. */
  readonly all: Record<Trait, boolean>;
  least: number;
  most: number;
  /** The formats that all dates have; missing before the first. */
  dates: readonly DateGuess[] | undefined;
  /** Spellings such as `0000-00-00`. */
  readonly zeroDates: Map<string, number>;
}

export type Trait = "integer" | "decimal" | "grouped" | "digits" | "token" | "url" | "email" | "country";

/** What can be said of a text by its spelling. */
const traits: Readonly<Record<Trait, RegExp>> = {
  /** A whole number as a program would write it. */
  integer: /^(?:0|-?[1-9]\d*)$/,
  /** A number as a program would write it. */
  decimal: /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/,
  grouped: /^-?(?:0|[1-9]\d{0,2}(?:,\d{3})*)(?:\.\d+)?$/,
  digits: /^\d+$/,
  /** One word without white space. */
  token: /^[^\s]+$/,
  url: /^https?:\/\/[^\s/?#][^\s]*$/,
  email: /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/,
  country: /^[A-Z]{2}$/,
};

const mostWords = 60;
const longestWord = 80;
/** Longer texts are but texts. */
const longestTrait = 1000;

export function newEvidence(): Evidence {
  return {
    count: 0,
    empty: 0,
    padded: 0,
    cdata: 0,
    files: 0,
    lastFile: -1,
    longest: 0,
    words: new Map(),
    more: false,
    all: {
      integer: true,
      decimal: true,
      grouped: true,
      digits: true,
      token: true,
      url: true,
      email: true,
      country: true,
    },
    least: Infinity,
    most: -Infinity,
    dates: undefined,
    zeroDates: new Map(),
  };
}

/** Takes note of a text. */
export function addText(evidence: Evidence, text: string, cdata: boolean, file: number): void {
  evidence.count += 1;
  if (evidence.lastFile !== file) {
    evidence.lastFile = file;
    evidence.files += 1;
  }
  const value = trimSpace(text);
  if (value === "") {
    evidence.empty += 1;
    if (text !== "") evidence.padded += 1;
    return;
  }
  if (value.length !== text.length) evidence.padded += 1;
  if (cdata) evidence.cdata += 1;
  if (text.length > evidence.longest) evidence.longest = text.length;
  const seen = evidence.words.get(value);
  if (seen !== undefined) {
    evidence.words.set(value, seen + 1);
    return;
  }
  if (!evidence.more && value.length <= longestWord && evidence.words.size < mostWords) evidence.words.set(value, 1);
  else evidence.more = true;
  learn(evidence, value);
}

/** Takes note of a text that was not seen before. */
function learn(evidence: Evidence, value: string): void {
  const { all } = evidence;
  const isShort = value.length <= longestTrait;
  for (const trait in traits)
    if (all[trait as Trait] && !(isShort && traits[trait as Trait].test(value))) all[trait as Trait] = false;
  if (all.decimal) {
    const number = Number(value);
    if (number < evidence.least) evidence.least = number;
    if (number > evidence.most) evidence.most = number;
  }
  if (isZeroDate(value)) evidence.zeroDates.set(value, (evidence.zeroDates.get(value) ?? 0) + 1);
  else if (evidence.dates === undefined) evidence.dates = dateGuesses(value);
  else if (evidence.dates.length > 0) evidence.dates = evidence.dates.filter((guess) => isExact(guess, value));
}

/** Two places that turned out to be one. */
export function mergeEvidence(into: Evidence, other: Evidence): void {
  into.count += other.count;
  into.empty += other.empty;
  into.padded += other.padded;
  into.cdata += other.cdata;
  into.files = Math.max(into.files, other.files);
  into.longest = Math.max(into.longest, other.longest);
  into.more ||= other.more;
  for (const [word, count] of other.words) {
    const seen = into.words.get(word);
    if (seen !== undefined || into.words.size < mostWords) into.words.set(word, (seen ?? 0) + count);
    else into.more = true;
  }
  for (const trait in traits) into.all[trait as Trait] &&= other.all[trait as Trait];
  into.least = Math.min(into.least, other.least);
  into.most = Math.max(into.most, other.most);
  for (const [word, count] of other.zeroDates) into.zeroDates.set(word, (into.zeroDates.get(word) ?? 0) + count);
  if (other.dates === undefined) return;
  const others = new Set(other.dates.map(({ kind, format, zone }) => `${kind} ${format} ${zone ?? ""}`));
  into.dates =
    into.dates?.filter(({ kind, format, zone }) => others.has(`${kind} ${format} ${zone ?? ""}`)) ?? other.dates;
}

/** XML white space and no other: https://www.w3.org/TR/xml/#NT-S */
export function trimSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13;
}
