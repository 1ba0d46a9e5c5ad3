import type { MixedCode } from "../feature.js";
import type { Node } from "./plan.js";
import type { State } from "./state.js";

/** Reads content of text and elements up to the end of its end tag, and returns where that is. */
export function readMixed(state: State, node: Node, base: number, p: number): number {
  return codeOfText(node).read(state, node, base, p);
}

/** Takes the text of an element that has nothing else. */
export function readTextOnly(state: State, node: Node, base: number, start: number, text: string): void {
  codeOfText(node).readText(state, node, base, start, text);
}

function codeOfText({ record }: Node): MixedCode {
  return record.table.text as MixedCode;
}
