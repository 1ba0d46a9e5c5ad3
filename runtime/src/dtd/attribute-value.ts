import { characterAt } from "./character-reference.js";
import { type Entity, type Reading, enter, frameOf, refuse } from "./reading.js";
import { referenceAt } from "./scan.js";

/** https://www.w3.org/TR/xml/#sec-predefined-ent */
const predefined: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** Whether a name is that of an entity which needs no declaration. */
export function isPredefined(name: string): boolean {
  return predefined.has(name);
}

/**
 * The value of the attribute that has just been read: references are replaced, white space is made to spaces.
 *
 * @see https://www.w3.org/TR/xml/#AVNormalize
 */
export function attributeValue(reading: Reading, literal: string): string {
  return quotedValue(reading, literal, true);
}

/** Checks a value whose entities may be declared where nothing was read. */
export function checkValue(reading: Reading, literal: string): void {
  quotedValue(reading, literal, false);
}

/** White space that means nothing in a value of tokens. */
export function withoutSpaces(value: string): string {
  return value.replaceAll(/ +/g, " ").replaceAll(/^ | $/g, "");
}

/** The reading is behind the end quote; meanwhile it is where the references are, for the places of problems. */
function quotedValue(reading: Reading, literal: string, expands: boolean): string {
  const frame = frameOf(reading);
  const end = frame.position;
  const value = valueOf(reading, literal, expands, end - 1 - literal.length);
  frame.position = end;
  return value;
}

/** `start` is where the text stands in the frame, if it does. */
function valueOf(reading: Reading, literal: string, expands: boolean, start: number | undefined): string {
  let value = "";
  let from = 0;
  const stops = /[<&]/g;
  for (let stop = stops.exec(literal); stop !== null; stop = stops.exec(literal)) {
    const at = stop.index;
    if (start !== undefined) frameOf(reading).position = start + at;
    // https://www.w3.org/TR/xml/#CleanAttrVals
    if (stop[0] === "<") return refuse(reading, '"&lt;" in an attribute', '"<"');
    value += literal.slice(from, at).replaceAll(/[\t\n\r]/g, " ");
    if (literal.charAt(at + 1) === "#") {
      const { character, length } = characterAt(reading, literal, at);
      value += character;
      from = at + length;
    } else {
      const name = referenceAt("entity", literal, at);
      if (name === undefined) return refuse(reading, "a reference", JSON.stringify(literal.slice(at, at + 12)));
      value += expands ? entityText(reading, name) : "";
      from = at + name.length + 2;
    }
    stops.lastIndex = from;
  }
  return value + literal.slice(from).replaceAll(/[\t\n\r]/g, " ");
}

function entityText(reading: Reading, name: string): string {
  const character = predefined.get(name);
  if (character !== undefined) return character;
  const entity = declaredEntity(reading, name);
  // https://www.w3.org/TR/xml/#NoExternalRefs
  if (entity.text === undefined) return refuse(reading, "an internal entity in an attribute", `"&${name};"`);
  enter(reading, entity, entity.text.length);
  const value = valueOf(reading, entity.text, true, undefined);
  reading.open.pop();
  return value;
}

/**
 * The entity of a name, which must be declared and be XML. Where something was not read that might declare it, it is refused
 * too: nothing may vanish from a document.
 *
 * @see https://www.w3.org/TR/xml/#wf-entdeclared, https://www.w3.org/TR/xml/#textent
 */
export function declaredEntity(reading: Reading, name: string): Entity {
  const entity = reading.entities.get(name);
  if (entity === undefined || (reading.standalone && entity.outside)) {
    const where = reading.incomplete ? "an entity that is declared in what was read" : "an entity that is declared";
    return refuse(reading, reading.standalone ? "an entity that is declared in the document" : where, `"&${name};"`);
  }
  if (entity.unparsed) refuse(reading, "an entity of XML", `"&${name};"`);
  return entity;
}
