import { readAttributes } from "./attlist.js";
import { type Cursor, expectText, fail, frameOf, isAt, take, takeMatch, takeSpace } from "./cursor.js";
import { readElement } from "./element.js";
import { skipSpace, takeReference } from "./entities.js";
import { readEntity, readNotation } from "./entity.js";
import { name, normalizeLineEnds } from "./syntax.js";

/**
 * Reads declarations up to the end of the text at hand, or of the conditional section: what an entity between declarations
 * stands for is a text of whole declarations.
 *
 * @see https://www.w3.org/TR/xml/#NT-extSubsetDecl
 */
export function readDeclarations(cursor: Cursor, isSection: boolean): void {
  const { frames } = cursor;
  const own = frames.length;
  for (;;) {
    const spaced = takeSpace(cursor);
    // A comment after an empty line is about what follows it, not about what went before.
    if (spaced !== undefined && /\n[ \t]*\r?\n/.test(spaced)) cursor.comment = "";
    const frame = frameOf(cursor);
    if (frame.at >= frame.text.length) {
      // A declaration may have begun outside of this entity, and ended in it.
      if (frames.length > own) frames.pop();
      else if (isSection) fail(cursor, '"]]>"');
      else return;
    } else if (isSection && frames.length === own && take(cursor, "]]>")) return;
    else if (isAt(cursor, "%")) readReference(cursor);
    else readMarkup(cursor);
  }
}

function readReference(cursor: Cursor): void {
  const { frames } = cursor;
  const before = frames.length;
  if (!takeReference(cursor)) fail(cursor, "a declaration or a reference to a parameter entity");
  cursor.comment = "";
  if (frames.length === before) return;
  readDeclarations(cursor, false);
  frames.length = before;
}

function readMarkup(cursor: Cursor): void {
  if (take(cursor, "<!--")) return readComment(cursor);
  if (take(cursor, "<?")) return readInstruction(cursor);
  if (isAt(cursor, "<![")) return readSection(cursor);
  const { comment } = cursor;
  cursor.comment = "";
  const frame = frameOf(cursor);
  const { at: start, file } = frame;
  const floor = cursor.floor;
  cursor.floor = cursor.frames.length;
  if (take(cursor, "<!ELEMENT")) readElement(cursor, comment, start, file);
  else if (take(cursor, "<!ATTLIST")) readAttributes(cursor);
  else if (take(cursor, "<!ENTITY")) readEntity(cursor);
  else if (take(cursor, "<!NOTATION")) readNotation(cursor);
  else fail(cursor, "a declaration");
  expectText(cursor, ">");
  cursor.floor = floor;
}

/** https://www.w3.org/TR/xml/#NT-Comment */
function readComment(cursor: Cursor): void {
  const frame = frameOf(cursor);
  const end = frame.text.indexOf("--", frame.at);
  if (end < 0) fail(cursor, 'the end of the comment, "-->"', "none");
  cursor.comment = paragraphs(frame.text.slice(frame.at, end));
  frame.at = end;
  expectText(cursor, "-->");
}

/** A comment as documentation. Lines that only rule it off say nothing. */
function paragraphs(text: string): string {
  return normalizeLineEnds(text)
    .replace(/^[ \t]*[^\p{L}\p{N}\n]*$/gmu, "")
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}

/** https://www.w3.org/TR/xml/#NT-PI */
function readInstruction(cursor: Cursor): void {
  cursor.comment = "";
  const target = takeMatch(cursor, name) ?? fail(cursor, "the name of an instruction");
  if (/^xml$/i.test(target)) fail(cursor, "no declaration of XML here", "one");
  if (take(cursor, "?>")) return;
  if (takeSpace(cursor) === undefined) fail(cursor, "white space");
  const frame = frameOf(cursor);
  const end = frame.text.indexOf("?>", frame.at);
  if (end < 0) fail(cursor, 'the end of the instruction, "?>"', "none");
  frame.at = end + 2;
}

/** https://www.w3.org/TR/xml/#sec-condition-sect */
function readSection(cursor: Cursor): void {
  if (!frameOf(cursor).external) fail(cursor, "no conditional section in a document's own subset", "one");
  cursor.comment = "";
  take(cursor, "<![");
  const floor = cursor.floor;
  cursor.floor = cursor.frames.length;
  skipSpace(cursor);
  const word = takeMatch(cursor, /INCLUDE|IGNORE/y) ?? fail(cursor, '"INCLUDE" or "IGNORE"');
  skipSpace(cursor);
  expectText(cursor, "[");
  cursor.floor = floor;
  if (word === "IGNORE") skipIgnored(cursor);
  else {
    if (++cursor.depth > mostSections) fail(cursor, `at most ${mostSections} sections in each other`, "one more");
    readDeclarations(cursor, true);
    cursor.depth--;
  }
}

const mostSections = 256;

/** What is ignored may hold sections itself, and nothing in it means anything: https://www.w3.org/TR/xml/#NT-ignoreSectContents */
function skipIgnored(cursor: Cursor): void {
  const frame = frameOf(cursor);
  const marks = /<!\[|\]\]>/g;
  marks.lastIndex = frame.at;
  let open = 1;
  for (let mark = marks.exec(frame.text); mark !== null; mark = marks.exec(frame.text)) {
    open += mark[0] === "]]>" ? -1 : 1;
    if (open > 0) continue;
    frame.at = marks.lastIndex;
    return;
  }
  fail(cursor, 'the end of the section, "]]>"', "none");
}
