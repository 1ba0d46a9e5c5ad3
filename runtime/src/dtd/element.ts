import { type Reading, refuse } from "./reading.js";
import { accept, expect, readQualified, requireSpace, skipSpace } from "./scan.js";

/**
 * Checks a declaration of an element, which says nothing that changes the document.
 *
 * @see https://www.w3.org/TR/xml/#elemdecls
 */
export function readElement(reading: Reading): void {
  requireSpace(reading);
  readQualified(reading, "the name of an element");
  requireSpace(reading);
  if (accept(reading, "(")) {
    skipSpace(reading);
    if (accept(reading, "#PCDATA")) readMixed(reading);
    else readChildren(reading);
  } else if (!accept(reading, "EMPTY") && !accept(reading, "ANY")) refuse(reading, "EMPTY, ANY or a content model");
  skipSpace(reading);
  expect(reading, ">");
}

/** https://www.w3.org/TR/xml/#NT-Mixed */
function readMixed(reading: Reading): void {
  let named = false;
  skipSpace(reading);
  while (accept(reading, "|")) {
    named = true;
    skipSpace(reading);
    readQualified(reading, "the name of an element");
    skipSpace(reading);
  }
  expect(reading, ")");
  if (!accept(reading, "*") && named) refuse(reading, '"*"');
}

/** https://www.w3.org/TR/xml/#NT-children, without recursion: a model may be as deep as it likes. */
function readChildren(reading: Reading): void {
  const separators = [""];
  while (separators.length > 0) {
    skipSpace(reading);
    if (accept(reading, "(")) {
      separators.push("");
      continue;
    }
    readQualified(reading, "the name of an element");
    readNumber(reading);
    skipSpace(reading);
    while (separators.length > 0 && accept(reading, ")")) {
      separators.pop();
      readNumber(reading);
      if (separators.length > 0) skipSpace(reading);
    }
    if (separators.length > 0) readSeparator(reading, separators);
  }
}

function readNumber(reading: Reading): void {
  if (!accept(reading, "?") && !accept(reading, "*")) accept(reading, "+");
}

/** One group is a choice or a sequence. */
function readSeparator(reading: Reading, separators: string[]): void {
  const known = separators.at(-1)!;
  for (const separator of known === "" ? ["|", ","] : [known]) {
    if (!accept(reading, separator)) continue;
    separators[separators.length - 1] = separator;
    return;
  }
  refuse(reading, known === "" ? '"|", "," or ")"' : `${JSON.stringify(known)} or ")"`);
}
