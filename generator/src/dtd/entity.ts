import { quote } from "../problems/problems.js";
import { type Cursor, expectName, fail, frameOf, isAt, placeFrom, take } from "./cursor.js";
import type { DtdName, ExternalId } from "./declarations.js";
import { expectSpace, skipSpace } from "./entities.js";
import { expectEntityValue, expectLiteral, expectPublicId, predefined } from "./values.js";

/** Reads what follows `<!ENTITY`: https://www.w3.org/TR/xml/#NT-EntityDecl */
export function readEntity(cursor: Cursor): void {
  expectSpace(cursor);
  const isParameter = take(cursor, "%");
  if (isParameter) expectSpace(cursor);
  const { file } = frameOf(cursor);
  const name = expectName(cursor, "the name of an entity");
  expectSpace(cursor);
  const { parameterEntities, generalEntities } = cursor.declarations;
  const known = isParameter ? parameterEntities : generalEntities;
  const isFirst = !known.has(name);
  if (isAt(cursor, '"') || isAt(cursor, "'")) {
    const text = expectEntityValue(cursor);
    if (!isParameter) checkPredefined(cursor, name, text);
    if (isFirst) known.set(name, { kind: "internal", name, text, file });
    skipSpace(cursor);
    return;
  }
  const id = expectExternalId(cursor, true, "the value of the entity in quotes, ");
  const notation = isParameter ? undefined : readNotationName(cursor);
  skipSpace(cursor);
  if (!isParameter && predefined.has(name)) fail(cursor, `the character that ${quote(name)} always is`, "a file");
  if (isFirst) known.set(name, { kind: "external", name, id, file, ...(notation && { notation }) });
}

/** Reads what follows `<!NOTATION`: https://www.w3.org/TR/xml/#NT-NotationDecl */
export function readNotation(cursor: Cursor): void {
  expectSpace(cursor);
  const start = frameOf(cursor).at;
  const name = expectName(cursor, "the name of a notation");
  const place = placeFrom(cursor, start);
  expectSpace(cursor);
  expectExternalId(cursor, false, "");
  skipSpace(cursor);
  const { notations } = cursor.declarations;
  if (notations.has(name)) cursor.report.invalid(place, "a notation of another name", `a second ${quote(name)}`);
  else notations.set(name, place);
}

/** https://www.w3.org/TR/xml/#NT-ExternalID; a notation may have a public identifier alone. */
function expectExternalId(cursor: Cursor, needsAddress: boolean, others: string): ExternalId {
  if (take(cursor, "SYSTEM")) {
    expectSpace(cursor);
    const { text, place } = expectLiteral(cursor, "an address in quotes");
    return { systemId: text, place };
  }
  const start = frameOf(cursor).at;
  if (!take(cursor, "PUBLIC")) fail(cursor, `${others}"SYSTEM" or "PUBLIC"`);
  const place = placeFrom(cursor, start);
  expectSpace(cursor);
  const publicId = expectPublicId(cursor);
  const spaced = skipSpace(cursor);
  if (!needsAddress && isAt(cursor, ">")) return { publicId, place };
  if (!spaced) fail(cursor, "white space");
  const address = expectLiteral(cursor, "an address in quotes");
  return { publicId, systemId: address.text, place: address.place };
}

function readNotationName(cursor: Cursor): DtdName | undefined {
  const spaced = skipSpace(cursor);
  if (!isAt(cursor, "NDATA")) return undefined;
  if (!spaced) fail(cursor, "white space");
  take(cursor, "NDATA");
  expectSpace(cursor);
  const start = frameOf(cursor).at;
  const name = expectName(cursor, "the name of a notation");
  return { name, place: placeFrom(cursor, start) };
}

/** https://www.w3.org/TR/xml/#sec-predefined-ent: what a document declares of them must be what they are. */
function checkPredefined(cursor: Cursor, name: string, text: string): void {
  const character = predefined.get(name);
  if (character === undefined) return;
  const code = character.charCodeAt(0);
  const isReference = text === `&#${code};` || text.toLowerCase() === `&#x${code.toString(16)};`;
  const mustRefer = name === "lt" || name === "amp";
  if (!isReference && (mustRefer || text !== character))
    fail(cursor, `the character that ${quote(name)} always is`, quote(text));
}
