import { declaredEntity, isPredefined } from "./attribute-value.js";
import { characterAt } from "./character-reference.js";
import { textOf } from "./external.js";
import { type Reading, enter, frameOf, pushFrame, refuse } from "./reading.js";
import { accept, expect, readName, referenceAt, skipComment, skipInstruction, skipPlainSpace } from "./scan.js";
import { expandTag } from "./tag.js";

/**
 * Writes the text at hand with its entities expanded, to its end. What is opened in it must be closed in it:
 * https://www.w3.org/TR/xml/#wf-entities
 */
export function expandContent(reading: Reading, out: string[]): void {
  const frame = frameOf(reading);
  const { text } = frame;
  const opened: string[] = [];
  while (frame.position < text.length) {
    const start = frame.position;
    if (accept(reading, "<![CDATA[")) {
      const end = text.indexOf("]]>", frame.position);
      if (end < 0) refuse(reading, '"]]>"', "none");
      frame.position = end + 3;
      // A CR that came from a reference would become a line feed.
      out.push(text.slice(start, end + 3).replaceAll("\r", "]]>&#13;<![CDATA["));
    } else if (accept(reading, "<!--")) {
      skipComment(reading);
      out.push(text.slice(start, frame.position));
    } else if (accept(reading, "<?")) {
      skipInstruction(reading);
      out.push(text.slice(start, frame.position));
    } else if (accept(reading, "</")) {
      const name = readName(reading, "the name of an element");
      const open = opened.pop();
      if (open === undefined) refuse(reading, "the end of an element that begins here", `"</${name}>"`);
      if (open !== name) refuse(reading, `the end tag </${open}>`, `"</${name}>"`);
      skipPlainSpace(reading);
      expect(reading, ">");
      out.push(text.slice(start, frame.position));
    } else if (text.charAt(start) === "<") {
      const name = expandTag(reading, out);
      if (name !== undefined) opened.push(name);
    } else if (text.charAt(start) === "&") {
      if (opened.length === 0 && reading.frames.length === 1) refuse(reading, "the root element");
      expandReference(reading, out);
    } else copyText(reading, out);
  }
  if (opened.length > 0) refuse(reading, `the end tag </${opened.at(-1)}>`);
}

function expandReference(reading: Reading, out: string[]): void {
  const frame = frameOf(reading);
  const { text, position } = frame;
  if (text.charAt(position + 1) === "#") {
    const { length } = characterAt(reading, text, position);
    out.push(text.slice(position, position + length));
    frame.position += length;
    return;
  }
  const name = referenceAt("entity", text, position);
  if (name === undefined)
    return refuse(reading, "a reference", JSON.stringify(/^&[^\s<;]{0,12};?/.exec(text.slice(position))?.[0]));
  if (isPredefined(name)) out.push(`&${name};`);
  else {
    const entity = declaredEntity(reading, name);
    const loaded = textOf(reading, entity);
    // It is not left out: nothing may vanish from a document.
    if (loaded === undefined) return refuse(reading, "an entity that can be read", `"&${name};"`, "doctype");
    enter(reading, entity, loaded.text.length);
    pushFrame(reading, loaded.text, { external: entity.external !== undefined, entity, base: loaded.base });
    expandContent(reading, out);
    reading.frames.pop();
    reading.open.pop();
  }
  frame.position += name.length + 2;
}

/** Up to the next tag or reference. */
function copyText(reading: Reading, out: string[]): void {
  const frame = frameOf(reading);
  const { text, position } = frame;
  const stop = /[<&]/g;
  stop.lastIndex = position;
  const end = stop.exec(text)?.index ?? text.length;
  const copied = text.slice(position, end);
  if (copied.includes("]]>")) refuse(reading, '"]]&gt;"', '"]]>"');
  frame.position = end;
  // Brackets that end one entity and a sign that begins another are no end of CDATA.
  out.push(/^\]?>/.test(copied) ? copied.replaceAll(">", "&gt;").replaceAll("\r", "&#13;") : escapeReturns(copied));
}

function escapeReturns(text: string): string {
  return text.includes("\r") ? text.replaceAll("\r", "&#13;") : text;
}
