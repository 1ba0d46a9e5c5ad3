import type { Field } from "./plan.js";
import type { State } from "./state.js";

// Stryker disable all: fast path, without what it has learned each value is found by its tag, and is the same

/** How many bytes may stand between two values. */
export const bridgeSize = 128;

/** How often in a row something else may stand there until that is expected instead. */
export const patience = 3;

/**
 * Remembers what stands between the end of the value of a field and the beginning of the next value: the end tag, white
 * space, the start tag. Where the same bytes stand there again, one comparison has read them all. `tag` is where the next
 * child begins, `next` its index; where there is none, the end tag of the element around them ends at `end`.
 */
export function learn(
  state: State,
  field: Field,
  mask: number,
  start: number,
  tag: number,
  end: number,
  next: number,
  nextMask: number,
): void {
  const length = end - start;
  if (length < 8 || length > bridgeSize || field.bridgeTrust-- > 0) return;
  const { memory } = state.plan;
  const at = field.bridge << 3;
  const { bytes } = state;
  for (let i = 0; i < length; i++) memory[at + i] = bytes[start + i]!;
  // As in all literals, the last double overlaps the one before.
  for (let i = length & ~7, from = end - 8; i < ((length + 7) & ~7); i++) memory[at + i] = bytes[from++]!;
  field.bridgeMask = mask;
  field.bridgeLength = length;
  field.bridgeTail = end - tag;
  field.bridgeNext = next;
  field.bridgeNextMask = nextMask;
  field.bridgeTrust = patience;
}
