import type { Occurs } from "../model/model.js";
import { type Cursor, expectName, expectText, fail, frameOf, isAt, placeFrom, take } from "./cursor.js";
import type { DtdContent, DtdName, DtdParticle } from "./declarations.js";
import { expectSpace, skipSpace } from "./entities.js";

/** How many groups may stand in each other. */
const mostGroups = 256;

/** Reads what follows `<!ELEMENT`: https://www.w3.org/TR/xml/#NT-elementdecl */
export function readElement(cursor: Cursor, documentation: string, start: number, file: string): void {
  expectSpace(cursor);
  const at = frameOf(cursor).at;
  const name = expectName(cursor, "the name of an element");
  const own = placeFrom(cursor, at);
  expectSpace(cursor);
  const content = readContent(cursor);
  skipSpace(cursor);
  const { elements } = cursor.declarations;
  // The declaration begins in the file, wherever an entity brings its name from.
  const place = own.file === file ? own : { file, start, end: start + "<!ELEMENT".length };
  if (elements.has(name))
    cursor.report.invalid(place, "an element of another name", `a second ${JSON.stringify(name)}`);
  else elements.set(name, { name, content, documentation, place });
}

function readContent(cursor: Cursor): DtdContent {
  if (take(cursor, "EMPTY")) return { kind: "empty" };
  if (take(cursor, "ANY")) return { kind: "any" };
  const start = frameOf(cursor).at;
  if (!take(cursor, "(")) fail(cursor, '"EMPTY", "ANY" or "("');
  skipSpace(cursor);
  if (take(cursor, "#PCDATA")) return readMixed(cursor);
  return { kind: "children", particle: readGroup(cursor, start) };
}

/** https://www.w3.org/TR/xml/#NT-Mixed */
function readMixed(cursor: Cursor): DtdContent {
  const names: DtdName[] = [];
  for (;;) {
    skipSpace(cursor);
    if (take(cursor, ")")) break;
    if (!take(cursor, "|")) fail(cursor, '"|" or ")"');
    skipSpace(cursor);
    const at = frameOf(cursor).at;
    const name = expectName(cursor, "the name of an element");
    const place = placeFrom(cursor, at);
    if (names.some((each) => each.name === name))
      cursor.report.invalid(place, "a name that stands once", JSON.stringify(name));
    else names.push({ name, place });
  }
  if (names.length > 0) expectText(cursor, "*");
  else take(cursor, "*");
  return { kind: "mixed", names };
}

/** Reads a group whose `(` was read: https://www.w3.org/TR/xml/#NT-children */
function readGroup(cursor: Cursor, start: number): DtdParticle {
  if (++cursor.depth > mostGroups) fail(cursor, `at most ${mostGroups} groups in each other`, "one more");
  const place = placeFrom(cursor, start, 1);
  const particles = [readParticle(cursor)];
  let separator: "," | "|" | undefined;
  for (;;) {
    skipSpace(cursor);
    if (take(cursor, ")")) break;
    const next = isAt(cursor, ",") ? "," : isAt(cursor, "|") ? "|" : undefined;
    if (next === undefined || (separator !== undefined && next !== separator))
      fail(cursor, separator === undefined ? '",", "|" or ")"' : `"${separator}" or ")"`);
    take(cursor, next);
    separator = next;
    particles.push(readParticle(cursor));
  }
  cursor.depth--;
  const kind = separator === "|" ? "choice" : "sequence";
  return { kind, particles, occurs: readOccurs(cursor), place };
}

function readParticle(cursor: Cursor): DtdParticle {
  skipSpace(cursor);
  const start = frameOf(cursor).at;
  if (take(cursor, "(")) return readGroup(cursor, start);
  const name = expectName(cursor, 'the name of an element or "("');
  const place = placeFrom(cursor, start);
  return { kind: "element", name, occurs: readOccurs(cursor), place };
}

function readOccurs(cursor: Cursor): Occurs {
  if (take(cursor, "?")) return { minimum: 0, maximum: 1 };
  if (take(cursor, "*")) return { minimum: 0, maximum: Infinity };
  return take(cursor, "+") ? { minimum: 1, maximum: Infinity } : { minimum: 1, maximum: 1 };
}
