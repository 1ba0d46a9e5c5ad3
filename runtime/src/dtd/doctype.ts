import { readAttributeList } from "./attribute-list.js";
import { readElement } from "./element.js";
import { readEntity, readNotation } from "./entity.js";
import { loadText, readExternalId } from "./external.js";
import { pushParameter } from "./parameter.js";
import { type Reading, frameOf, pushFrame, refuse } from "./reading.js";
import {
  accept,
  expect,
  leave,
  readQualified,
  referenceAt,
  requireSpace,
  skipComment,
  skipInstruction,
  skipPlainSpace,
  skipSpace,
} from "./scan.js";

/**
 * Reads a DOCTYPE: the internal subset first, whose declarations come before those of the external one.
 *
 * @see https://www.w3.org/TR/xml/#NT-doctypedecl
 */
export function readDoctype(reading: Reading): void {
  expect(reading, "<!DOCTYPE");
  requireSpace(reading);
  readQualified(reading, "the name of the root element");
  const spaced = skipSpace(reading);
  const external = readExternalId(reading, false);
  if (external !== undefined && !spaced) refuse(reading, "white space");
  skipSpace(reading);
  if (accept(reading, "[")) {
    readSubset(reading);
    skipSpace(reading);
  }
  expect(reading, ">");
  if (external === undefined) return;
  const loaded = loadText(reading, external);
  if (loaded === undefined) {
    reading.incomplete = true;
    return;
  }
  pushFrame(reading, loaded.text, { external: true, base: loaded.base });
  readSubset(reading);
}

/** Reads declarations up to `]` in the document, or to the end of the external subset. */
function readSubset(reading: Reading): void {
  const floor = reading.frames.length;
  for (;;) {
    skipPlainSpace(reading);
    const frame = frameOf(reading);
    if (frame.position === frame.text.length) {
      if (reading.frames.length === 1) refuse(reading, '"]"');
      const done = reading.frames.length === floor;
      leave(reading);
      if (done) return;
    } else if (floor === 1 && reading.frames.length === 1 && accept(reading, "]")) return;
    else readItem(reading);
  }
}

function readItem(reading: Reading): void {
  const frame = frameOf(reading);
  const name = referenceAt("parameter", frame.text, frame.position);
  if (name !== undefined) return pushParameter(reading, name);
  if (accept(reading, "<!--")) return skipComment(reading);
  if (accept(reading, "<?")) return skipInstruction(reading);
  // https://www.w3.org/TR/xml/#PE-between-Decls: what begins in an entity ends in it.
  reading.floor = reading.frames.length;
  if (accept(reading, "<![")) readSection(reading);
  else if (accept(reading, "<!ELEMENT")) readElement(reading);
  else if (accept(reading, "<!ATTLIST")) readAttributeList(reading);
  else if (accept(reading, "<!ENTITY")) readEntity(reading);
  else if (accept(reading, "<!NOTATION")) readNotation(reading);
  else if (frame.sections > 0 && accept(reading, "]]>")) frame.sections--;
  else refuse(reading, "a declaration");
  reading.floor = 1;
}

/** https://www.w3.org/TR/xml/#sec-condition-sect, which stands outside of the document only */
function readSection(reading: Reading): void {
  if (reading.frames.length === 1) refuse(reading, "a declaration", '"<!["');
  skipSpace(reading);
  const included = accept(reading, "INCLUDE");
  if (!included && !accept(reading, "IGNORE")) refuse(reading, "INCLUDE or IGNORE");
  skipSpace(reading);
  expect(reading, "[");
  // It ends where it began, even if its keyword and bracket came from an entity.
  if (included) reading.frames[reading.floor - 1]!.sections++;
  else skipIgnored(reading);
}

/** https://www.w3.org/TR/xml/#NT-ignoreSectContents */
function skipIgnored(reading: Reading): void {
  const frame = frameOf(reading);
  const bound = /<!\[|\]\]>/g;
  bound.lastIndex = frame.position;
  for (let depth = 1; depth > 0;) {
    const found = bound.exec(frame.text);
    if (found === null) return refuse(reading, '"]]>"', "none");
    depth += found[0] === "]]>" ? -1 : 1;
    frame.position = bound.lastIndex;
  }
}
