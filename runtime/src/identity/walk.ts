import { scanName, skipSpace } from "../reader/characters.js";
import { resolveName, unbind } from "../reader/namespaces.js";
import type { State } from "../reader/state.js";
import { isDeclaration, readEndTag, scanTag } from "../reader/tag.js";
import { readAttributeValue, readAnyText } from "../reader/text.js";

/** Told of what an element has in it, in the order of the document. Names are written as `{urn:shop}item`. */
export interface Visitor {
  open(name: string, attributes: ReadonlyMap<string, string>, offset: number): void;
  text(text: string): void;
  close(): void;
}

/** Walks through an element that was read before, and so is well-formed. */
export function walk(state: State, root: number, visitor: Visitor): void {
  const { bytes } = state;
  const open: { readonly name: number; readonly mark: number }[] = [];
  let p = root;
  do {
    if (bytes[p] === 60 && bytes[p + 1] === 47) {
      const { name, mark } = open.pop()!;
      p = readEndTag(state, p, name);
      visitor.close();
      unbind(state, mark);
    } else if (bytes[p] === 60 && bytes[p + 1] !== 33 && bytes[p + 1] !== 63) {
      const nameEnd = scanName(state, p + 1, "the name of an element");
      const mark = state.declared.length;
      const tagEnd = scanTag(state, p, nameEnd);
      const { emptyTag } = state;
      const { namespace, local } = resolveName(state, p + 1, false);
      visitor.open(`{${namespace}}${local}`, attributesOf(state), p);
      if (emptyTag) {
        visitor.close();
        unbind(state, mark);
      } else open.push({ name: p + 1, mark });
      p = tagEnd;
    } else {
      visitor.text(readAnyText(state, p));
      p = state.position;
    }
  } while (open.length > 0);
}

function attributesOf(state: State): ReadonlyMap<string, string> {
  const { tagNames } = state;
  const found = new Map<string, string>();
  for (let i = 0; i < tagNames.length; i += 2) {
    const start = tagNames[i]!;
    if (isDeclaration(state, start)) continue;
    const { namespace, local } = resolveName(state, start, true);
    const nameEnd = scanName(state, start, "the name of an attribute");
    const valueAt = skipSpace(state, skipSpace(state, nameEnd) + 1);
    found.set(`{${namespace}}${local}`, readAttributeValue(state, valueAt));
  }
  return found;
}
