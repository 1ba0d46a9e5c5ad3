import type { InstanceCode } from "../feature.js";
import type { UnknownContent } from "../unknown.js";
import { resolveName } from "./namespaces.js";
import { elementPath, nameAt, quote, report } from "./place.js";
import type { Node } from "./plan.js";
import { keepElement, skipElement } from "./skip.js";
import type { State } from "./state.js";

const instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";

/** Tells of an attribute that the table does not name, and keeps it where the table says so. */
export function keepUnknownAttribute(
  state: State,
  node: Node,
  base: number,
  start: number,
  value: string,
  on: string | undefined,
  element?: string,
): void {
  const { name, local, namespace } = resolveName(state, start, true);
  // Where a schema lies says nothing of the data.
  const isOfAny = namespace === instanceNamespace;
  if (isOfAny && local.endsWith("chemaLocation")) return;
  const path = elementPath(state);
  // What it is or whether it is nothing is said of any element.
  if (!isOfAny || !/^(?:type|nil)$/.test(local)) {
    const admitted = on === undefined && node.record.table.otherAttributes?.admits(namespace, local, value);
    if (typeof admitted === "string")
      return report(state, "wrong-value", "error", `${path}/@${name}`, start, admitted, quote(value));
    if (!admitted) {
      const below = element === undefined ? "" : `/${element}`;
      tell(state, `${path}${below}/@${name}`, start, `an attribute of ${node.record.name}`, `the attribute ${name}`);
      if (state.unknown !== "keep") return;
    }
  }
  keep(state, node, base, {
    attribute: name,
    value: (state.table.instance as InstanceCode | undefined)?.read(state, node, base, namespace, value, on) ?? value,
    ...(namespace && { namespace }),
    ...(on !== undefined && { on }),
  });
}

/** Passes over an element that the table does not name, tells of it, and keeps it where the table says so. */
export function keepUnknownElement(state: State, node: Node, base: number, start: number): void {
  const name = nameAt(state, start + 1);
  const field = node.fields[state.previous];
  tell(state, `${elementPath(state)}/${name}`, start, `an element of ${node.record.name}`, `the element ${name}`);
  if (state.unknown !== "keep") return skipElement(state, start);
  const xml = keepElement(state, start);
  keep(state, node, base, { after: field?.name, ...(node.path !== undefined && { in: node.path }), xml });
}

function tell(state: State, path: string, start: number, expected: string, received: string): void {
  const refused = state.unknown === "refuse";
  const suffix = refused ? "" : state.unknown === "keep" ? ", which is kept" : ", which is ignored";
  report(state, "unknown", refused ? "error" : "notice", path, start, expected, received, suffix);
}

function keep(state: State, node: Node, base: number, content: UnknownContent): void {
  ((state.values[base + node.record.unknownSlot] ??= []) as UnknownContent[]).push(content);
}

/** The words of a text where none is expected. */
export function unexpectedText(state: State, offset: number, text: string): void {
  report(state, "unexpected", "error", elementPath(state), offset, "no text between elements", quote(text));
}
