/** How the mock finds items by a parameter. */
export interface MockSearch {
  readonly operation: string;
  /** The name of a parameter, or of a member of the document that is the body. */
  readonly parameter: string;
  /** `skip` and `take` say where a page begins and how long it is, `reverse` that the last come first; they have no paths. */
  readonly comparison:
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
    | "less"
    | "skip"
    | "take"
    | "reverse";
  readonly paths: readonly string[];
  /** Spellings that find everything; of `reverse`, those that turn the order round. */
  readonly all?: readonly string[];
  /** The position that means the first item, for `skip`. */
  readonly from?: number;
}

/** How the mock finds items by rules that the document of the request lists. Paths of a rule are seen from the rule. */
export interface MockRules {
  readonly operation: string;
  /** The path of the list. */
  readonly list: string;
  readonly field: string;
  readonly comparison: string;
  readonly value: string;
  /** Where the request says that one rule is enough. */
  readonly any?: { readonly path: string; readonly is: string };
  readonly comparisons: readonly (readonly [word: string, comparison: MockSearch["comparison"]])[];
  /** Where a field stands in an item. */
  readonly fields: readonly (readonly [field: string, paths: readonly string[]])[];
}

/** What an item of the mock has only where a parameter says so. */
export interface MockOnly {
  readonly operation: string;
  readonly path: string;
  readonly parameter: string;
  readonly is: string;
  /** Who was given it, took it away. */
  readonly once: boolean;
}
