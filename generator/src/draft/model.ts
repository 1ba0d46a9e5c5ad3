import type { Place } from "./place.js";

/** An element with members, as the draft of a spec has it. */
export interface DraftType {
  readonly place: Place;
  readonly members: readonly DraftMember[];
  readonly note: string;
}

export type DraftMember = DraftElement | DraftChoice;

/** An attribute, the text of an element, or an element. */
export interface DraftElement {
  readonly kind: "attribute" | "text" | "element";
  /** As a key has it, without number: `@count`, `$`, `Options?/Option`. */
  readonly wire: string;
  /** The name in it that a property is made of. */
  readonly name: string;
  readonly number: "" | "?" | "*" | "+";
  /** What it would be called, where that is not the name. */
  readonly called: string | undefined;
  readonly orEmpty: boolean;
  readonly type: DraftValue;
  readonly note: string;
}

export type DraftValue =
  /** A text, by its type in the notation; whether all texts seen stood in CDATA sections, or none. */
  | { readonly kind: "leaf"; readonly type: string; readonly cdata: "all" | "some" | "none" | "unseen" }
  | { readonly kind: "record"; readonly place: Place }
  /** Written as it is: `any`, `map of text`. */
  | { readonly kind: "plain"; readonly type: string };

/** Several elements in an order of their own. */
export interface DraftChoice {
  readonly kind: "choice";
  readonly called: string;
  readonly withText: boolean;
  readonly alternatives: readonly DraftElement[];
  readonly note: string;
}
