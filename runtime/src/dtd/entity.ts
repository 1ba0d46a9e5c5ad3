import { entityValue } from "./entity-value.js";
import { readExternalId } from "./external.js";
import { type Reading, frameOf, refuse } from "./reading.js";
import { accept, expect, readPlain, readQuoted, requireSpace, skipSpace } from "./scan.js";

/**
 * Reads the declaration of an entity; the first of a name counts.
 *
 * @see https://www.w3.org/TR/xml/#sec-entity-decl
 */
export function readEntity(reading: Reading): void {
  requireSpace(reading);
  const parameter = accept(reading, "%");
  if (parameter) requireSpace(reading);
  const name = readPlain(reading, "the name of an entity");
  requireSpace(reading);
  const external = readExternalId(reading, false);
  const text = external === undefined ? entityValue(reading, readQuoted(reading, "the value of an entity")) : undefined;
  const spaced = skipSpace(reading);
  const unparsed = external !== undefined && !parameter && accept(reading, "NDATA");
  if (unparsed) {
    if (!spaced) refuse(reading, "white space");
    requireSpace(reading);
    readPlain(reading, "the name of a notation");
    skipSpace(reading);
  }
  expect(reading, ">");
  const declared = parameter ? reading.parameters : reading.entities;
  // Behind what was not read it may not be the first: https://www.w3.org/TR/xml/#include-if-valid
  if (declared.has(name) || (reading.incomplete && !reading.standalone)) return;
  const frame = frameOf(reading);
  const outside = frame.external || reading.open.length > 0;
  declared.set(name, { name, text, external, unparsed, outside });
}

/** Checks the declaration of a notation: https://www.w3.org/TR/xml/#Notations */
export function readNotation(reading: Reading): void {
  requireSpace(reading);
  readPlain(reading, "the name of a notation");
  requireSpace(reading);
  if (readExternalId(reading, true) === undefined) refuse(reading, "SYSTEM or PUBLIC");
  skipSpace(reading);
  expect(reading, ">");
}
