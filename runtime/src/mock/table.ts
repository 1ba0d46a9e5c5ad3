/** What a mock knows of a platform besides the table of its client. */
export interface MockTable {
  readonly contract: 1;
  readonly operations: readonly MockOperationTable[];
}

/** How the mock finds the items of an operation. */
export interface MockOperationTable {
  readonly name: string;
  /** All must fit. A parameter that has none finds everything. */
  readonly search: readonly SearchTable[];
  /** Search rules that the document of the request lists. */
  readonly rules?: RulesTable;
  /** The property of an item by which they come; missing: that of the cursor. */
  readonly order?: string;
  /** The property of the answer that asks for the next page, where pages go by a token. */
  readonly next?: string;
  /** What its items have only in answer to some requests. */
  readonly only?: readonly OnlyTable[];
}

/** A part of an item that an answer has only where a parameter says so. */
export interface OnlyTable {
  /** Names on the wire, seen from the item: `Payment/Card/Code`. */
  readonly path: string;
  /** The name of the parameter, as on the wire, and what it must be. */
  readonly parameter: string;
  readonly is: string;
  /** Who was given it, took it away: it is in no later answer. */
  readonly once?: boolean;
}

export interface SearchTable {
  /** The name of the parameter, or of a leaf right in the document of the request, as on the wire. */
  readonly parameter: string;
  readonly comparison: Comparison | "skip" | "take" | "reverse";
  /** Paths of properties of an item, of which any may fit; none for `skip`, `take` and `reverse`. */
  readonly properties: readonly string[];
  /** Spellings of the parameter that find everything; of `reverse`, those for which the last come first. */
  readonly all?: readonly string[];
  /** The position that means the first item, for `skip`; missing: 0. */
  readonly from?: number;
}

/**
 * `least`, `most`, `after` and `before` have their bound in them, `greater` and `less` do not; texts are compared without
 * regard to case, but for `equals` and `differs`. `skip` leaves out as many items, `take` is how many a page has.
 */
export type Comparison =
  | "equals"
  | "differs"
  | "contains"
  | "lacks"
  | "starts"
  | "ends"
  | "least"
  | "most"
  | "after"
  | "before"
  | "greater"
  | "less";

/** A list in the document of a request of which each entry names a field, a comparison and a value. */
export interface RulesTable {
  /** The property of the request's document that lists the rules. */
  readonly property: string;
  /** The properties of a rule. */
  readonly field: string;
  readonly comparison: string;
  readonly value: string;
  /** The property of the request's document that says whether all rules must fit, and its value where one is enough. */
  readonly any?: readonly [property: string, value: string];
  /** Where a field stands, as paths of properties of an item. A field that is not listed fits everything. */
  readonly fields: readonly (readonly [field: string, properties: readonly string[]])[];
  readonly comparisons: readonly (readonly [word: string, comparison: Comparison])[];
}
