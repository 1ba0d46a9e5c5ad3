import type { Place } from "../model/model.js";
import { quote } from "../problems/problems.js";
import { type Cursor, expectName, fail, frameOf, isAt, placeFrom, take, takeMatch } from "./cursor.js";
import { type DtdAttribute, type DtdAttributeType, attributeTypes } from "./declarations.js";
import { expectSpace, skipSpace } from "./entities.js";
import { name as nameOf, nameToken } from "./syntax.js";
import { expectDefault } from "./values.js";

/** Reads what follows `<!ATTLIST`: https://www.w3.org/TR/xml/#NT-AttlistDecl */
export function readAttributes(cursor: Cursor): void {
  expectSpace(cursor);
  const element = expectName(cursor, "the name of an element");
  const { attributes } = cursor.declarations;
  const known = attributes.get(element) ?? new Map<string, DtdAttribute>();
  attributes.set(element, known);
  for (;;) {
    const spaced = skipSpace(cursor);
    if (isAt(cursor, ">")) return;
    if (!spaced) fail(cursor, "white space");
    const attribute = readAttribute(cursor);
    // The first declaration counts: https://www.w3.org/TR/xml/#attdecls
    if (!known.has(attribute.name)) known.set(attribute.name, attribute);
    checkIds(cursor, attribute, known);
  }
}

function readAttribute(cursor: Cursor): DtdAttribute {
  const start = frameOf(cursor).at;
  const name = expectName(cursor, "the name of an attribute");
  const place = placeFrom(cursor, start);
  expectSpace(cursor);
  const type = readType(cursor);
  expectSpace(cursor);
  if (take(cursor, "#REQUIRED")) return { name, type, use: "required", place };
  if (take(cursor, "#IMPLIED")) return { name, type, use: "implied", place };
  const isFixed = take(cursor, "#FIXED");
  if (isFixed) expectSpace(cursor);
  else if (!isAt(cursor, '"') && !isAt(cursor, "'"))
    fail(cursor, '"#REQUIRED", "#IMPLIED", "#FIXED" or a value in quotes');
  const { text, place: valuePlace } = expectDefault(cursor);
  const value = type.kind === "CDATA" ? text : text.replace(/ +/g, " ").replace(/^ | $/g, "");
  checkDefault(cursor, type, value, valuePlace);
  return { name, type, use: isFixed ? "fixed" : "default", value, place };
}

/** https://www.w3.org/TR/xml/#NT-AttType */
function readType(cursor: Cursor): DtdAttributeType {
  const kind = attributeTypes.find((each) => take(cursor, each));
  if (kind !== undefined) return { kind };
  const isNotation = take(cursor, "NOTATION");
  if (isNotation) expectSpace(cursor);
  if (!take(cursor, "(")) fail(cursor, isNotation ? '"("' : "the type of an attribute");
  const words: string[] = [];
  do {
    skipSpace(cursor);
    const start = frameOf(cursor).at;
    const word = isNotation ? expectName(cursor, "the name of a notation") : takeMatch(cursor, nameToken);
    if (word === undefined) return fail(cursor, "a word");
    if (words.includes(word)) cursor.report.invalid(placeFrom(cursor, start), "a word that stands once", quote(word));
    else words.push(word);
    skipSpace(cursor);
  } while (take(cursor, "|"));
  if (!take(cursor, ")")) fail(cursor, '"|" or ")"');
  return { kind: "enumeration", words, isNotation };
}

/** https://www.w3.org/TR/xml/#defattrvalid; the words of an enumeration are looked at where its type is made. */
function checkDefault(cursor: Cursor, { kind }: DtdAttributeType, value: string, place: Place): void {
  if (kind === "CDATA" || kind === "enumeration") return;
  const isList = kind.endsWith("S");
  const pattern = kind.startsWith("NMTOKEN") ? nameToken : nameOf;
  const parts = isList ? value.split(" ") : [value];
  const isLegal = parts.every((part) => {
    pattern.lastIndex = 0;
    return pattern.exec(part)?.[0] === part && part !== "";
  });
  if (isLegal) return;
  const noun = pattern === nameToken ? "name token" : "name";
  cursor.report.invalid(place, isList ? `${noun}s with blanks between them` : `a ${noun}`, quote(value));
}

/** https://www.w3.org/TR/xml/#one-id-per-el and what follows there. */
function checkIds(cursor: Cursor, attribute: DtdAttribute, known: ReadonlyMap<string, DtdAttribute>): void {
  const { name, type, use, place } = attribute;
  if (type.kind !== "ID") return;
  if (use !== "required" && use !== "implied")
    cursor.report.invalid(place, 'an ID that is "#REQUIRED" or "#IMPLIED"', "one with a value");
  const other = [...known.values()].find((each) => each.type.kind === "ID" && each.name !== name);
  if (other !== undefined) cursor.report.invalid(place, "one ID for each element", `a second one, ${quote(name)}`);
}
