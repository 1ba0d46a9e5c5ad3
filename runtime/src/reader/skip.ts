import { received, scanName } from "./characters.js";
import { namespaceOf, resolveName, unbind } from "./namespaces.js";
import { fail, nameAt } from "./place.js";
import { utf8Slice } from "./room.js";
import type { State } from "./state.js";
import { readEndTag, scanTag } from "./tag.js";
import { readAnyText } from "./text.js";

/**
 * Passes over the element at `start`, checking that it is well-formed; `state.position` is where it ends. It keeps its own
 * stack: only the limit of depth bounds how deep the element may be.
 */
export function skipElement(state: State, start: number): void {
  const { bytes } = state;
  const open: number[] = [];
  const marks: number[] = [];
  let p = start;
  for (;;) {
    if (bytes[p] !== 60) p = passText(state, p, open);
    else if (bytes[p + 1] === 47) {
      p = readEndTag(state, p, open.pop()!);
      unbind(state, marks.pop()!);
    } else if (bytes[p + 1] === 33 || bytes[p + 1] === 63) p = passText(state, p, open);
    else {
      if (state.depth + open.length >= state.limits.depth)
        fail(state, p, `at most ${state.limits.depth} elements inside of each other`, "more", "limit");
      const nameEnd = scanName(state, p + 1, "the name of an element");
      const mark = state.declared.length;
      const tagEnd = scanTag(state, p, nameEnd);
      resolveName(state, p + 1, nameEnd, false);
      if (state.emptyTag) unbind(state, mark);
      else {
        open.push(p + 1);
        marks.push(mark);
      }
      p = tagEnd;
    }
    if (open.length === 0) break;
  }
  state.position = p;
}

function passText(state: State, p: number, open: readonly number[]): number {
  readAnyText(state, p);
  if (state.position >= state.end) {
    const name = nameAt(state, open.at(-1)!);
    fail(state, state.end, `the end tag </${name}>`, received(state, state.end));
  }
  return state.position;
}

/**
 * The XML of the element at `start`, complete with the declarations that it needs from around it; `state.position` is where
 * it ends.
 */
export function keepElement(state: State, start: number): string {
  const outer = state.usedPrefixes;
  const used = new Set<string>();
  state.usedPrefixes = used;
  skipElement(state, start);
  state.usedPrefixes = outer;
  const xml = utf8Slice(state.room, start, state.position).replace(/\r\n?/g, "\n");
  const nameEnd = 1 + nameAt(state, start + 1).length;
  const own = declaredIn(xml);
  const missing = [...used].flatMap((prefix) => {
    const uri = namespaceOf(state, prefix);
    if (uri === undefined || uri === "" || prefix === "xml" || own.has(prefix)) return [];
    return ` ${prefix === "" ? "xmlns" : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`;
  });
  return xml.slice(0, nameEnd) + missing.join("") + withoutEmptyDefault(xml).slice(nameEnd);
}

/** The XML stands for itself: around it is no namespace that its first tag would have to take back. */
function withoutEmptyDefault(xml: string): string {
  const tag = firstTag.exec(xml)?.[0] ?? "";
  const kept = tag.replace(/\sxmlns\s*=\s*(?:""|'')|"[^"]*"|'[^']*'/g, (part) => (/^[\s]/.test(part) ? "" : part));
  return kept.length === tag.length ? xml : kept + xml.slice(tag.length);
}

const firstTag = /^<(?:[^"'>]|"[^"]*"|'[^']*')*>/;

/** The prefixes that the first tag declares. Values were checked, so that a `>` outside of quotes ends the tag. */
function declaredIn(xml: string): Set<string> {
  const tag = firstTag.exec(xml)?.[0] ?? "";
  const outside = tag.replace(/"[^"]*"|'[^']*'/g, '""');
  return new Set(Array.from(outside.matchAll(/\sxmlns(?::([^\s=]+))?\s*=/g), ([, prefix = ""]) => prefix));
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
