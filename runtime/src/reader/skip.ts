import { scanName } from "./characters.js";
import { checkDepth } from "./enter.js";
import { namespaceOf, resolveName, unbind } from "./namespaces.js";
import { nameAt } from "./place.js";
import { utf8Slice } from "./room.js";
import type { State } from "./state.js";
import { checkEnd, readEndTag, scanTag } from "./tag.js";
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
    const next = bytes[p] === 60 ? bytes[p + 1] : 33;
    if (next === 33 || next === 63) {
      readAnyText(state, p);
      p = state.position;
      checkEnd(state, p, open.at(-1)!);
    } else if (next === 47) {
      p = readEndTag(state, p, open.pop()!);
      unbind(state, marks.pop()!);
    } else {
      checkDepth(state, state.depth + open.length + 1, p);
      const nameEnd = scanName(state, p + 1, "the name of an element");
      const mark = state.declared.length;
      const tagEnd = scanTag(state, p, nameEnd);
      resolveName(state, p + 1, false);
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

/**
 * The XML of the element at `start`, complete with the declarations that it needs from around it; `state.position` is where
 * it ends.
 */
export function keepElement(state: State, start: number): string {
  const outer = state.usedNamespaces;
  const used = new Set<string>();
  state.usedNamespaces = used;
  skipElement(state, start);
  state.usedNamespaces = outer;
  const xml = utf8Slice(state.room, start, state.position).replace(/\r\n?/g, "\n");
  const nameEnd = 1 + nameAt(state, start + 1).length;
  const own = new Set(["xml"]);
  const firstTag = /^<(?:[^"'>]|"[^"]*"|'[^']*')*>/.exec(xml)?.[0] ?? "";
  const tag = firstTag.replace(
    /(\sxmlns(?::([^\s=]+))?\s*=\s*)?("[^"]*"|'[^']*')/g,
    (part, isDeclaration?: string, prefix = "", value = "") => {
      if (isDeclaration === undefined) return part;
      own.add(prefix);
      // The XML stands for itself: around it is no namespace that its first tag would have to take back.
      return prefix === "" && value.length === 2 ? "" : part;
    },
  );
  let missing = "";
  for (const prefix of state.namespaces.keys()) {
    const uri = namespaceOf(state, prefix);
    if (uri && used.has(`${prefix}=${uri}`) && !own.has(prefix))
      missing += ` ${prefix === "" ? "xmlns" : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`;
  }
  return tag.slice(0, nameEnd) + missing + tag.slice(nameEnd) + xml.slice(firstTag.length);
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
