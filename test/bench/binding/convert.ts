import { type Codec, type DocumentTable, codecKinds } from "@tagsmith/runtime";

/** The value of a text; throws where it is none. */
export type Convert = (text: string) => unknown;

/** What a careful user writes by hand for such a leaf: short regular expressions, and no more work than the value needs. */
export function converter(
  table: DocumentTable<unknown>,
  codec: Codec<unknown>,
  nothing: readonly string[] = [],
): Convert {
  const convert = plain(codec);
  const decode = table.values === undefined ? undefined : decodeForm;
  if (nothing.length === 0) return decode === undefined ? convert : (text) => convert(decode(text));
  return (text) => {
    const decoded = decode === undefined ? text : decode(text);
    return nothing.includes(decoded) ? undefined : convert(decoded);
  };
}

function plain(codec: Codec<unknown>): Convert {
  const { words, open, formats, grouped } = codec.detail;
  if (words !== undefined) return oneOf(new Map(words), open === true, codec.name === "boolean");
  switch (codec.kind) {
    case codecKinds.text:
      return (text) => text;
    case codecKinds.id:
      return (text) => text.trim();
    case codecKinds.integer:
      return integer;
    case codecKinds.decimal:
      return grouped === undefined ? decimal : (text) => decimal(text.replaceAll(grouped, ""));
    case codecKinds.unixTime:
      return (text) => new Date(integer(text) * 1000);
    case codecKinds.instant:
      return instant;
    default:
      if (codec.name === "url" || codec.name === "countryCode") return (text) => text.trim();
      if (codec.name === "date") return (text) => matched(/^\d{4}-\d\d-\d\d$/, text);
      if (codec.name === "dateTime" && formats?.[0] === "yyyy-MM-dd HH:mm:ss") return localTime;
      throw new Error(`no peer knows how to read ${codec.name}`);
  }
}

function oneOf(words: ReadonlyMap<string, unknown>, open: boolean, isBoolean: boolean): Convert {
  return (text) => {
    const value = words.get(text);
    if (value !== undefined) return value;
    if (!open) throw wrong(text);
    return isBoolean ? true : text;
  };
}

function integer(text: string): number {
  const value = Number(matched(/^[+-]?\d+$/, text));
  if (!Number.isSafeInteger(value)) throw wrong(text);
  return value;
}

function decimal(text: string): string {
  return matched(/^[+-]?(?:\d+\.?\d*|\.\d+)$/, text);
}

/** `MM/dd/yyyy HH:mm` in UTC. */
function instant(text: string): Date {
  const parts = /^(\d\d?)\/(\d\d?)\/(\d{4}) (\d\d?):(\d\d)$/.exec(text);
  if (parts === null) throw wrong(text);
  return new Date(
    Date.UTC(Number(parts[3]), Number(parts[1]) - 1, Number(parts[2]), Number(parts[4]), Number(parts[5])),
  );
}

/** `yyyy-MM-dd HH:mm:ss`, to be a text of ISO 8601. */
function localTime(text: string): string {
  return matched(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, text).replace(" ", "T");
}

function matched(pattern: RegExp, text: string): string {
  if (!pattern.test(text)) throw wrong(text);
  return text;
}

function decodeForm(text: string): string {
  const spaced = text.includes("+") ? text.replaceAll("+", " ") : text;
  return spaced.includes("%") ? decodeURIComponent(spaced) : spaced;
}

function wrong(text: string): Error {
  return new Error(`wrong value: ${text}`);
}
