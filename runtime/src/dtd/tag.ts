import { attributeValue, withoutSpaces } from "./attribute-value.js";
import { type AttributeRule, type Reading, frameOf, refuse, spend } from "./reading.js";
import { accept, expect, readName, readQuoted, skipPlainSpace } from "./scan.js";

/**
 * Writes a start tag with the values that its attributes have by the DTD. Returns the name of the element, or nothing where
 * the tag is an empty element.
 *
 * @see https://www.w3.org/TR/xml/#sec-starttags
 */
export function expandTag(reading: Reading, out: string[]): string | undefined {
  const frame = frameOf(reading);
  const start = frame.position;
  frame.position++;
  const name = readName(reading, "the name of an element");
  const rules = reading.attributes.get(name);
  const names = new Set<string>();
  out.push(frame.text.slice(start, frame.position));
  for (;;) {
    const from = frame.position;
    skipPlainSpace(reading);
    const empty = accept(reading, "/>");
    if (empty || accept(reading, ">")) {
      for (const [attribute, rule] of rules ?? []) if (!names.has(attribute)) addDefault(reading, attribute, rule, out);
      out.push(frame.text.slice(from, frame.position));
      return empty ? undefined : name;
    }
    if (frame.position === from) refuse(reading, "white space");
    const attribute = readName(reading, "the name of an attribute");
    names.add(attribute);
    skipPlainSpace(reading);
    expect(reading, "=");
    skipPlainSpace(reading);
    out.push(frame.text.slice(from, frame.position));
    const valueAt = frame.position;
    const raw = readQuoted(reading, "a value");
    const value = attributeValue(reading, raw);
    const tokens = rules?.get(attribute)?.tokens ?? false;
    if (tokens || /&[^#]/.test(raw) || raw.includes("\r")) out.push(quoted(tokens ? withoutSpaces(value) : value));
    else out.push(frame.text.slice(valueAt, frame.position));
  }
}

function addDefault(reading: Reading, name: string, { value }: AttributeRule, out: string[]): void {
  if (value === undefined) return;
  spend(reading, name.length + value.length);
  out.push(" ", name, "=", quoted(value));
}

function quoted(value: string): string {
  return `"${value.replaceAll(/[&<"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)}"`;
}
