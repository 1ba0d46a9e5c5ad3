import type { XmlError } from "../problem.js";
import { illegalCharacter } from "./characters.js";
import { type Writing, failureAt } from "./state.js";

/** The error of a text with a character that XML has no way to write. */
export function illegalText(writing: Writing, name: string, index: number, text: string): XmlError {
  const received = illegalCharacter(text) ?? "another";
  return failureAt(writing, name, index, "wrong-value", "characters that XML can carry", received);
}
