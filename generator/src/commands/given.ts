import { Failure } from "../disk/failure.js";
import type { Given } from "./commands.js";

/** What stands for `-` in the place of a file, and names it in messages. */
export const standardInput = "<stdin>";

/** The value of an option that has one or a default. */
export function text(given: Given, name: string): string {
  return optionalText(given, name) ?? "";
}

/** The value of an option that may be missing; one that is given twice says two things. */
export function optionalText(given: Given, name: string): string | undefined {
  const value = given[name];
  if (Array.isArray(value)) throw new Failure(`--${name} is given twice`);
  return value === undefined ? undefined : String(value);
}

/** The values of an argument that takes several. */
export function texts(given: Given, name: string): string[] {
  const value = given[name];
  return Array.isArray(value) ? value.map(String) : [];
}

/** The value of an option that takes one of these words. */
export function word<W extends string>(given: Given, name: string, words: readonly [W, ...W[]]): W {
  const value = optionalText(given, name);
  return words.find((one) => one === value) ?? words[0];
}
