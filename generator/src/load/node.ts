import type { Place } from "../problems/place.js";

/** A file of a spec as maps, lists and scalars, every one with its place and its comment. */
export type SpecNode = ScalarNode | MapNode | ListNode;

export interface ScalarNode {
  readonly kind: "scalar";
  /** As YAML 1.2 reads it. */
  readonly value: string | number | boolean | null;
  /** As it is written, without quotes. */
  readonly source: string;
  readonly plain: boolean;
  readonly place: Place;
  /** The place of a part of the value, given by offsets into it: quotes, escapes and folds are accounted for. */
  readonly part: (start: number, end: number) => Place;
}

export interface MapNode {
  readonly kind: "map";
  readonly entries: readonly EntryNode[];
  readonly flow: boolean;
  readonly place: Place;
}

export interface EntryNode {
  readonly key: ScalarNode;
  readonly value: SpecNode;
  /** The comment above or beside the key. */
  readonly comment: string;
}

export interface ListNode {
  readonly kind: "list";
  readonly items: readonly ItemNode[];
  readonly place: Place;
}

export interface ItemNode {
  readonly value: SpecNode;
  readonly comment: string;
}

/** The text of a scalar that the frame has proved to be a string. */
export function textOf(node: ScalarNode): string {
  return String(node.value);
}

/** What a key of a map holds. */
export function entryOf(map: MapNode, key: string): EntryNode | undefined {
  return map.entries.find((entry) => entry.key.value === key);
}

export function mapAt(map: MapNode, key: string): MapNode | undefined {
  const value = entryOf(map, key)?.value;
  return value?.kind === "map" ? value : undefined;
}

export function listAt(map: MapNode, key: string): ListNode | undefined {
  const value = entryOf(map, key)?.value;
  return value?.kind === "list" ? value : undefined;
}

export function scalarAt(map: MapNode, key: string): ScalarNode | undefined {
  const value = entryOf(map, key)?.value;
  return value?.kind === "scalar" ? value : undefined;
}

/** The scalars of a list. */
export function scalarsAt(map: MapNode, key: string): ScalarNode[] {
  return (listAt(map, key)?.items ?? []).flatMap(({ value }) => (value.kind === "scalar" ? [value] : []));
}

/** The text of a key's value, where it is there. */
export function textAt(map: MapNode, key: string): string | undefined {
  const scalar = scalarAt(map, key);
  return scalar === undefined ? undefined : textOf(scalar);
}

/** The plain value for checks that need no places. Keys such as `__proto__` are data. */
export function plainOf(node: SpecNode): unknown {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(({ value }) => plainOf(value));
    case "map": {
      const plain: Record<string, unknown> = Object.create(null);
      for (const { key, value } of node.entries) plain[String(key.value)] = plainOf(value);
      return plain;
    }
  }
}
