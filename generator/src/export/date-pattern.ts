/** The spellings of a date format as a pattern of XSD: `[0-9]{4}-[0-9]{2}`. Which days a month has, no pattern says. */
export function datePattern(format: string): string {
  return [...format.matchAll(/'(?:[^']|'')*'|([yMdHhmsSaE])\1*|[^]/gu)].map(([token]) => patternOf(token)).join("");
}

function patternOf(token: string): string {
  const known = patterns[token];
  if (known !== undefined) return known;
  if (token === "''") return "'";
  return token.startsWith("'") ? quoted(token.slice(1, -1).replaceAll("''", "'")) : quoted(token);
}

const patterns: Readonly<Record<string, string>> = {
  "[": "(",
  "]": ")?",
  yyyy: "[0-9]{4}",
  yy: "[0-9]{2}",
  MMM: "[A-Za-z]{3}",
  EEE: "[A-Za-z]{3}",
  MM: "[0-9]{1,2}",
  M: "[0-9]{1,2}",
  dd: "[0-9]{1,2}",
  d: "[0-9]{1,2}",
  HH: "[0-9]{1,2}",
  H: "[0-9]{1,2}",
  hh: "[0-9]{1,2}",
  h: "[0-9]{1,2}",
  mm: "[0-9]{2}",
  ss: "[0-9]{2}",
  SSS: "[0-9]{1,9}",
  a: "([AaPp][Mm])",
};

/** A text as a pattern of XSD that means nothing else: https://www.w3.org/TR/xmlschema-2/#regexs */
export function quoted(text: string): string {
  return text.replace(/[\\|.?*+(){}[\]^-]/g, "\\$&");
}
