import { matches } from "../literal.js";
import type { Field } from "../plan.js";
import { endsName } from "../predicted.js";
import type { State } from "../state.js";
import type { Streaming } from "./streaming.js";

/**
 * Whether to wait for more bytes before the item at `p` is begun: as long as its end tag is nowhere, which costs a look at each
 * byte once. To begin it would have to be taken back, and to end in the midst of it makes engines give up the fast code of
 * the reader. With twice the bytes an item is begun all the same: it may be an empty element with a `>` in an attribute.
 */
export function mustAwait(streaming: Streaming, item: Field, p: number): boolean {
  const { state, enough } = streaming;
  const have = state.end - p;
  if (streaming.ended || have > state.limits.item || (enough > 0 && have >= enough)) return false;
  // What was looked at when the same item was awaited before is not looked at again.
  const seen = enough === 0 ? p : streaming.searched;
  if (enough === 0 || streaming.tagEnd <= p) streaming.tagEnd = state.bytes.subarray(0, state.end).indexOf(62, seen);
  if (streaming.lastEnd <= p) {
    streaming.lastEnd = lastEndTag(state, item, Math.max(p, streaming.searched - item.nameLength - 2));
    streaming.searched = state.end;
  }
  if (streaming.lastEnd > p || (streaming.tagEnd > p && state.bytes[streaming.tagEnd - 1] === 47)) return false;
  if (enough === 0) streaming.enough = 2 * have;
  streaming.awaited = true;
  streaming.starved = true;
  return true;
}

/** Where the last end tag of an item stands behind `from`; 0 where there is none. */
function lastEndTag(state: State, { nameAt, nameLength }: Field, from: number): number {
  const { bytes } = state;
  for (let at = state.end; --at > from;)
    if (
      bytes[at] === 47 &&
      bytes[at - 1] === 60 &&
      matches(state, at + 1, nameAt, nameLength) &&
      endsName(bytes[at + 1 + nameLength]!)
    )
      return at;
  return 0;
}
