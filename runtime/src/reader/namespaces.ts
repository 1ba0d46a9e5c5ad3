import { startsName } from "./characters.js";
import { fail, nameAt } from "./place.js";
import { xmlNamespace, xmlnsNamespace } from "./spelling.js";
import type { State } from "./state.js";

/**
 * Binds a prefix, `""` for names without one, until `unbind`.
 *
 * @see https://www.w3.org/TR/xml-names/#ns-decl
 */
export function bind(state: State, prefix: string, uri: string, offset: number): void {
  if (!state.namespaced) return;
  if (prefix === "xmlns" || uri === xmlnsNamespace)
    fail(state, offset, "another prefix and namespace", "those of xmlns");
  if ((prefix === "xml") !== (uri === xmlNamespace))
    fail(
      state,
      offset,
      "the prefix xml and its namespace together only",
      prefix === "xml" ? "another one" : "another prefix",
    );
  if (prefix !== "" && uri === "") fail(state, offset, `a namespace for the prefix ${prefix}`, '""');
  const known = state.namespaces.get(prefix);
  // For what the root declares a plan is chosen, where the table has namespaces.
  const isPlanned = state.depth === 0 && state.table.namespaces !== undefined;
  if (!isPlanned && (known?.at(-1) ?? "") !== uri && state.plan.prefixes.has(prefix)) {
    state.shifted++;
    state.declared.push(`!${prefix}`);
  } else state.declared.push(`=${prefix}`);
  if (known === undefined) state.namespaces.set(prefix, [uri]);
  else known.push(uri);
}

/** Takes back all declarations since there were `count`. */
export function unbind(state: State, count: number): void {
  while (state.declared.length > count) {
    const declared = state.declared.pop()!;
    if (declared.startsWith("!")) state.shifted--;
    state.namespaces.get(declared.slice(1))?.pop();
  }
}

/** The namespace that a prefix stands for here; `""` where there is none for names without a prefix. */
export function namespaceOf(state: State, prefix: string): string | undefined {
  return state.namespaces.get(prefix)?.at(-1) ?? (prefix === "" ? "" : undefined);
}

/** A name taken apart, in its namespace. */
export interface ResolvedName {
  readonly name: string;
  readonly local: string;
  readonly namespace: string;
}

/**
 * Resolves the name at `start`; an attribute without a prefix is in no namespace.
 *
 * @see https://www.w3.org/TR/xml-names/#ns-qualnames
 */
export function resolveName(state: State, start: number, attribute: boolean): ResolvedName {
  const name = nameAt(state, start);
  if (!state.namespaced) return { name, local: name, namespace: "" };
  const colon = name.indexOf(":");
  const prefix = colon < 0 ? "" : name.slice(0, colon);
  const local = name.slice(colon + 1);
  if (colon < 0 && attribute) return { name, local, namespace: "" };
  // https://www.w3.org/TR/xml-names/#NT-QName
  if (colon === 0 || local.includes(":") || !startsName(local.codePointAt(0)))
    fail(state, start, "a name with at most one colon inside", JSON.stringify(name));
  const namespace = namespaceOf(state, prefix);
  if (namespace === undefined || prefix === "xmlns")
    fail(state, start, `a declaration of the prefix ${prefix}`, `the name ${name}`);
  state.usedNamespaces?.add(`${prefix}=${namespace}`);
  return { name, local, namespace };
}
