import { characterAt } from "./character-reference.js";
import { textOf } from "./external.js";
import { type Reading, enter, frameOf, refuse } from "./reading.js";
import { referenceAt } from "./scan.js";

/**
 * The replacement text of the entity whose value has just been read: references to characters and to parameter entities are replaced, those to other entities
 * are left until it is used.
 *
 * @see https://www.w3.org/TR/xml/#intern-replacement
 */
export function entityValue(reading: Reading, literal: string): string {
  const frame = frameOf(reading);
  const end = frame.position;
  const text = replacement(reading, literal, end - 1 - literal.length);
  frame.position = end;
  return text;
}

/** `start` is where the literal stands in the frame, if it does: for the places of problems. */
function replacement(reading: Reading, literal: string, start: number | undefined): string {
  let text = "";
  let from = 0;
  for (let at = nextReference(literal, 0); at >= 0; at = nextReference(literal, from)) {
    text += literal.slice(from, at);
    if (start !== undefined) frameOf(reading).position = start + at;
    if (literal.startsWith("&#", at)) {
      const { character, length } = characterAt(reading, literal, at);
      text += character;
      from = at + length;
      continue;
    }
    const parameter = literal.charAt(at) === "%";
    const name = referenceAt(parameter ? "parameter" : "entity", literal, at);
    if (name === undefined) return refuse(reading, "a reference", JSON.stringify(literal.slice(at, at + 12)));
    from = at + name.length + 2;
    text += parameter ? parameterText(reading, name) : literal.slice(at, from);
  }
  return text + literal.slice(from);
}

function nextReference(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (text.charAt(at) === "&" || text.charAt(at) === "%") return at;
  return -1;
}

/** https://www.w3.org/TR/xml/#wfc-PEinInternalSubset */
function parameterText(reading: Reading, name: string): string {
  if (!frameOf(reading).external)
    return refuse(reading, "no parameter entity inside of a declaration", JSON.stringify(`%${name};`));
  const entity = reading.parameters.get(name);
  if (entity === undefined) {
    if (!reading.incomplete) refuse(reading, "a parameter entity that is declared", JSON.stringify(`%${name};`));
    return "";
  }
  const loaded = textOf(reading, entity);
  if (loaded === undefined) {
    reading.incomplete = true;
    return "";
  }
  enter(reading, entity, loaded.text.length);
  const text = replacement(reading, loaded.text, undefined);
  reading.open.pop();
  return text;
}
