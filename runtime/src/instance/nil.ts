import type { NilCode } from "../feature.js";
import type { Code } from "../table.js";
import { scanName, skipSpace } from "../reader/characters.js";
import { resolveName } from "../reader/namespaces.js";
import { countOf, placeOf } from "../reader/general.js";
import { elementPath, nameAt, report } from "../reader/place.js";
import type { Field, Node } from "../reader/plan.js";
import { skipElement } from "../reader/skip.js";
import type { State } from "../reader/state.js";
import { isDeclaration, readEndTag } from "../reader/tag.js";
import { readAttributeValue } from "../reader/text.js";
import type { UnknownAttribute, UnknownContent } from "../unknown.js";
import { put } from "../writer/characters.js";
import { attributesOn } from "../writer/unknown-content.js";
import { begin, endEmpty } from "../writer/write.js";
import { instanceAttribute, instanceNamespace } from "./attribute.js";

const code: NilCode = {
  feature: "nillable",
  read(state, node, field, base, start, tagEnd) {
    const found = instanceAttribute(state, "nil");
    if (found === undefined || !isTrue.test(found.value)) return false;
    keepAttributes(state, node, field, base, start);
    const hasNone = state.emptyTag || (state.bytes[tagEnd] === 60 && state.bytes[tagEnd + 1] === 47);
    if (!hasNone) {
      const path = `${elementPath(state)}/${nameAt(state, start + 1)}`;
      report(state, "unexpected", "error", path, tagEnd, "no content, since it is nil", "some");
      skipElement(state, start);
    } else state.position = state.emptyTag ? tagEnd : readEndTag(state, tagEnd, start + 1);
    return true;
  },
  without: (kept) => kept?.filter((content) => !isNilAttribute(content)),
  write(writing, member, kept, lead, index) {
    const { output, namespaces } = writing;
    const on = index < 0 ? member.place : `${member.place}[${index + 1}]`;
    const isNil = kept?.some((content) => isNilAttribute(content) && content.on === on) === true;
    if (member.optional && !isNil) return;
    begin(writing, member, lead);
    output.at--;
    put(output, ` ${nilName(namespaces)}="true"`);
    const others = code.without(kept);
    if (others !== undefined) attributesOn(writing, others, on, []);
    put(output, ">");
    endEmpty(writing, member);
  },
};

/**
 * `xsi:nil`: the element is there, and its value is nothing. Where nothing could also mean that it is missing, and where it has
 * other attributes, these are kept as unknown ones.
 *
 * @see https://www.w3.org/TR/xmlschema-1/#xsi_nil
 */
export const nillable: Code = code;

/** Says that an element has no value; one that says that it has says nothing that would change. */
function isNilAttribute(content: UnknownContent): content is UnknownAttribute {
  return "attribute" in content && isNil(content.attribute, content.namespace) && isTrue.test(content.value);
}

const isTrue = /^[ \t\r\n]*(?:true|1)[ \t\r\n]*$/;

function isNil(name: string, namespace: string | undefined): boolean {
  return namespace === instanceNamespace && name.endsWith(":nil");
}

function keepAttributes(state: State, node: Node, field: Field, base: number, start: number): void {
  const on = placeOf(node, field, nameAt(state, start + 1)) + countOf(state, field, base);
  const mayBeMissing = !field.list && node.record.slots[field.slot]?.required === false;
  // As it will be written, so that it is read as the same again.
  const attribute = nilName(state.table.namespaces ?? {});
  if (mayBeMissing) keep(state, node, base, { attribute, value: "true", namespace: instanceNamespace, on });
  for (let i = 0; i < state.tagNames.length; i += 2) {
    const at = state.tagNames[i]!;
    if (isDeclaration(state, at)) continue;
    const { name, namespace } = resolveName(state, at, true);
    if (isNil(name, namespace)) continue;
    const valueAt = skipSpace(state, skipSpace(state, scanName(state, at, "the name of an attribute")) + 1);
    const content: UnknownContent = {
      attribute: name,
      value: readAttributeValue(state, valueAt),
      ...(namespace === "" ? {} : { namespace }),
      on,
    };
    keep(state, node, base, content);
  }
}

function keep(state: State, node: Node, base: number, content: UnknownContent): void {
  const slot = base + node.record.unknownSlot;
  const kept = state.values[slot] as UnknownContent[] | undefined;
  if (kept === undefined) state.values[slot] = [content];
  else kept.push(content);
}

/** The name of the attribute with the prefix that a table has for it. */
function nilName(namespaces: Readonly<Record<string, string>>): string {
  const prefix = Object.keys(namespaces).find((each) => namespaces[each] === instanceNamespace);
  return `${prefix ?? "xsi"}:nil`;
}
