import type { Place } from "../model/model.js";
import { nearest } from "../problems/nearest.js";
import { quote } from "../problems/problems.js";
import { builtinNames } from "./builtins.js";
import { type Component, type Reference, keyOf } from "./declarations.js";
import { xsdNamespace } from "./node.js";
import type { Report } from "./report.js";

/** The global components of one kind, by qualified name. */
export interface ComponentTable<T extends Component> {
  /** The kind in words: `type`. */
  readonly kind: string;
  readonly byName: Map<string, T>;
  /** Those that are known where no document declares them. */
  readonly known: ReadonlyMap<string, T>;
  /** What redefinitions replaced, by the file that redefines it and its name. */
  readonly replaced: Map<string, T>;
}

export function componentTable<T extends Component>(kind: string, known: readonly T[] = []): ComponentTable<T> {
  return { kind, byName: new Map(), known: new Map(known.map((each) => [keyOf(each), each])), replaced: new Map() };
}

/** Adds the components of a document; of two with the same name the first one counts. */
export function addComponents<T extends Component>(
  table: ComponentTable<T>,
  added: readonly T[],
  report: Report,
): void {
  for (const component of added) {
    const key = keyOf(component);
    if (!table.byName.has(key)) table.byName.set(key, component);
    else report.invalid(component.place, `${article(table.kind)} of another name`, `a second ${quote(component.name)}`);
  }
}

/** Puts redefinitions in the place of what a document included, which only they can still refer to. */
export function replaceComponents<T extends Component>(
  table: ComponentTable<T>,
  redefined: readonly T[],
  file: string,
  report: Report,
): void {
  for (const component of redefined) {
    const key = keyOf(component);
    const before = table.byName.get(key);
    if (before === undefined) reportMissing(table, component, component.place, report);
    else table.replaced.set(replacedKey(file, key), before);
    table.byName.set(key, component);
  }
}

/** What a reference means; one that leads nowhere is reported. */
export function findComponent<T extends Component>(
  table: ComponentTable<T>,
  to: Reference,
  report: Report,
): T | undefined {
  const key = keyOf(to);
  const found =
    to.redefinedBy === undefined
      ? (table.byName.get(key) ?? table.known.get(key))
      : table.replaced.get(replacedKey(to.redefinedBy, key));
  if (found === undefined) reportMissing(table, to, to.place, report);
  return found;
}

/** The components in the order of the files, and of each file. */
export function componentsInOrder<T extends Component>(
  table: ComponentTable<T>,
  files: readonly string[],
): readonly T[] {
  const rank = (component: T): number => files.indexOf(component.place.file);
  return [...table.byName.values()]
    .filter((component) => rank(component) >= 0)
    .sort((a, b) => rank(a) - rank(b) || a.place.start - b.place.start);
}

function reportMissing<T extends Component>(
  { kind, byName }: ComponentTable<T>,
  { namespace, name }: { readonly namespace: string; readonly name: string },
  place: Place,
  report: Report,
): void {
  const declared = [...byName.values()].filter((each) => each.namespace === namespace).map((each) => each.name);
  const words = namespace === xsdNamespace ? builtinNames() : declared;
  const found = namespace === "" ? quote(name) : `${quote(name)} of ${namespace}`;
  report.invalid(place, `${article(kind)} that is declared`, found, nearest(name, words));
}

function replacedKey(file: string, key: string): string {
  return `${file}\n${key}`;
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}
