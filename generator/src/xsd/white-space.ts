import type { Simple } from "./simple-types.js";

/** Patterns of which one must match, as one. */
export function joined(patterns: readonly string[]): string | undefined {
  return patterns.length < 2 ? patterns[0] : patterns.map((pattern) => `(${pattern})`).join("|");
}

/** White space at both ends dropped, and each run of it one blank: https://www.w3.org/TR/xmlschema-2/#rf-whiteSpace */
export function collapse(text: string): string {
  return text.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "");
}

/** A text of the schema with the white space that a type leaves of it. */
export function spaced(text: string, { leaf: { scalar }, collapses }: Pick<Simple, "leaf" | "collapses">): string {
  if (collapses) return collapse(text);
  return scalar.kind === "xsd" && scalar.type === "xs:normalizedString" ? text.replace(/[\t\r\n]/g, " ") : text;
}
