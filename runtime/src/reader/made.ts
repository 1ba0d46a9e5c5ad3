/**
 * What values are made of: objects and lists that no literal makes. V8 counts for each literal how many of its objects
 * live long. Where a program keeps the first documents that it reads, all objects of these literals are from then on put
 * among the old ones, where each one that is dead keeps alive what it holds until all of the memory is looked through:
 * reading then takes twice the time.
 */
export type Make = new (values: readonly unknown[], base: number) => unknown;

/** The constructor of plain objects that the function fills. */
export function makeOf<Arguments extends unknown[], Value>(
  fill: (this: never, ...given: Arguments) => void,
): new (...given: Arguments) => Value {
  // To set it a second time would cost the engine all that it knows of the objects.
  if (fill.prototype !== Object.prototype) fill.prototype = Object.prototype;
  return fill as unknown as new (...given: Arguments) => Value;
}

/** A list of one item. */
export function listOf(item: unknown): unknown[] {
  const list = one.slice();
  list[0] = item;
  return list;
}

/** A list without items. */
export function newList(): unknown[] {
  return none.slice();
}

/** An entry of a map, or the value of a choice. */
export interface Named {
  readonly name: string;
  readonly value: unknown;
}

/** A value with the name of its element. */
export function named(name: string, value: unknown): Named {
  makeNamed ??= makeOf(function (this: { name: string; value: unknown }, itsName: string, itsValue: unknown) {
    this.name = itsName;
    this.value = itsValue;
  });
  return new makeNamed(name, value);
}

let makeNamed: (new (name: string, value: unknown) => Named) | undefined;

const one: readonly unknown[] = [""];
const none: readonly unknown[] = [];
