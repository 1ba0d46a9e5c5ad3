import { decodeForm, encodeForm } from "../values/form-url-encoding.js";
import type { Pairs } from "./expression.js";
import { encodePercent } from "./percent.js";
import { mask, masked } from "./secrets.js";
import type { PartLocation } from "./table.js";
import { encodeText } from "./value.js";

/** A named piece of a request. */
export interface Part {
  readonly in: PartLocation;
  readonly name: string;
  readonly value: string;
  /** The value as it is sent, where that does not follow from the text. */
  readonly encoded?: string;
  readonly escape: Escape;
  /** Shown to nobody, whatever it is. */
  readonly hidden: boolean;
}

export type Escape = "form" | "percent" | "raw";

/** The pairs of the parts that stand in one place. */
export function pairsIn(parts: readonly Part[], location: PartLocation): Pairs {
  return parts.filter((part) => part.in === location).map(({ name, value }) => [name, value]);
}

/** The parts of a query or a form, escaped and joined by `&`. */
export function writeParts(parts: readonly Part[], location: "query" | "form"): string {
  return parts
    .filter((part) => part.in === location)
    .map(
      ({ name, value, encoded, escape }) =>
        `${escapeText(name, escape === "raw" ? "form" : escape)}=${encoded ?? escapeText(value, escape)}`,
    )
    .join("&");
}

/** The parts with all that must not be shown replaced. */
export function maskParts(parts: readonly Part[], secrets: ReadonlySet<string>): Part[] {
  return parts.map((part) => {
    const value = part.hidden ? masked : mask(part.value, secrets);
    // What is masked is for people: escaping it would hide the stars.
    if (value === part.value) return part;
    return { in: part.in, name: part.name, value, escape: "raw", hidden: part.hidden };
  });
}

/** The pairs of a query or a form as it is written; what is no escape stays as it is. */
export function readPairs(text: string): Pairs {
  return text
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [decodeForm(name), decodeForm(value.join("="))];
    });
}

function escapeText(text: string, escape: Escape): string {
  if (escape === "raw") return text;
  // Refuses half of a surrogate pair, for which the two differ.
  encodeText(text);
  return escape === "form" ? encodeForm(text) : encodePercent(text);
}
