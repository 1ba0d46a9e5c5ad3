import { attributeValue, checkValue, withoutSpaces } from "./attribute-value.js";
import { type AttributeRule, type Reading, frameOf, refuse } from "./reading.js";
import { accept, expect, readName, readQualified, readQuoted, readToken, requireSpace, skipSpace } from "./scan.js";

/**
 * Reads what attributes an element has; the first declaration of an attribute counts.
 *
 * @see https://www.w3.org/TR/xml/#attdecls
 */
export function readAttributeList(reading: Reading): void {
  requireSpace(reading);
  const element = readQualified(reading, "the name of an element");
  const rules = reading.attributes.get(element) ?? new Map<string, AttributeRule>();
  // Declarations behind what was not read may not be the first: https://www.w3.org/TR/xml/#include-if-valid
  const counts = !reading.incomplete || reading.standalone;
  for (;;) {
    const spaced = skipSpace(reading);
    if (accept(reading, ">")) break;
    if (!spaced) refuse(reading, "white space");
    const name = readQualified(reading, "the name of an attribute");
    requireSpace(reading);
    const tokens = readType(reading);
    requireSpace(reading);
    const value = readDefault(reading, tokens, counts);
    if (counts && !rules.has(name)) rules.set(name, { tokens, value });
  }
  reading.attributes.set(element, rules);
}

/** Whether the type is one of tokens: https://www.w3.org/TR/xml/#NT-AttType */
function readType(reading: Reading): boolean {
  if (accept(reading, "(")) {
    readWords(reading, readToken);
    return true;
  }
  const { text, position } = frameOf(reading);
  const type = /^(?:CDATA|IDREFS?|ID|ENTITY|ENTITIES|NMTOKENS?|NOTATION)\b/.exec(text.slice(position, position + 12));
  if (type === null) return refuse(reading, "the type of an attribute");
  accept(reading, type[0]);
  if (type[0] === "NOTATION") {
    requireSpace(reading);
    expect(reading, "(");
    readWords(reading, (each) => readName(each, "the name of a notation"));
  }
  return type[0] !== "CDATA";
}

function readWords(reading: Reading, readWord: (reading: Reading) => string): void {
  do {
    skipSpace(reading);
    readWord(reading);
    skipSpace(reading);
  } while (accept(reading, "|"));
  expect(reading, ")");
}

/** https://www.w3.org/TR/xml/#NT-DefaultDecl */
function readDefault(reading: Reading, tokens: boolean, counts: boolean): string | undefined {
  if (accept(reading, "#REQUIRED") || accept(reading, "#IMPLIED")) return undefined;
  if (accept(reading, "#FIXED")) requireSpace(reading);
  const raw = readQuoted(reading, "a default");
  if (!counts) {
    checkValue(reading, raw);
    return undefined;
  }
  const value = attributeValue(reading, raw);
  return tokens ? withoutSpaces(value) : value;
}
