import type { Problem } from "../../problem.js";
import type { Field, Node } from "../plan.js";
import type { Linked } from "../plans.js";
import type { Place, State } from "../state.js";
import type { Before } from "../origin.js";
import type { Level } from "./levels.js";
import type { Mended } from "./mended.js";
import type { Source } from "./source.js";

/** All that the reading of a stream knows besides the state of the reader. */
export interface Streaming {
  readonly state: State;
  readonly linked: Linked;
  readonly source: Source;
  /** Whether there are no more pieces, and whether that is the end of the document. */
  ended: boolean;
  final: boolean;
  /** Whether the last step ended because bytes were missing. */
  starved: boolean;

  /** Whether the last step began nothing, since the end of the item at hand is not there yet. */
  awaited: boolean;
  /** With how many bytes an item that is awaited is begun, whether its end tag was seen or not; 0 where none is awaited. */
  enough: number;
  /** Where the last end tag of an item stands, as far as it was looked for: up to `searched`. */
  lastEnd: number;
  searched: number;
  /** Where the first `>` of the item that is awaited stands, if it is there. */
  tagEnd: number;

  /** Whether the root was opened. */
  rooted: boolean;
  /** The open elements around the items, outermost first; none before the root and behind it. */
  frames: Frame[];
  /** The items that the last step found. */
  items: readonly unknown[];
  /** Notices of a step are told when it is done: it may be done twice. */
  readonly notices: Problem[];
  value: unknown;

  /** In front of the bytes to be read stand the start tags of the open elements, whose places are kept here. */
  head: number;
  readonly tags: Place[];
  /** Places of which only the number is known to the state: -1 for the first. */
  readonly pins: Place[];
  before: Before;
  /** Where the table has repairs: then the places are those of its parts. */
  readonly mended: Mended | undefined;
}

/** An open element that leads to the items. */
export interface Frame {
  readonly field: Field;
  readonly node: Node;
  readonly level: Level;
  /** Where the values of its record begin, and those of the record around it. */
  readonly own: number;
  readonly parent: number;
  /** The number of namespace declarations before its own. */
  readonly declared: number;
  /** Whether its end was in its start tag. */
  readonly empty: boolean;
  /** The index of the field that was read last. */
  previous: number;
  /** Where its content model stands: see `LinkedContent`. */
  at: unknown;
}
