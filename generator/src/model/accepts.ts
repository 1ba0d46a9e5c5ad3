import type { LeafType } from "./model.js";

/** Whether a text on the wire is a value of a type, as far as a spec can know; a reason where it is not. */
export function refusal(leaf: LeafType, text: string): string | undefined {
  if (leaf.nothing.includes(text)) return undefined;
  return ofScalar(leaf, text) ?? ofFacets(leaf, text);
}

function ofScalar({ scalar }: LeafType, text: string): string | undefined {
  switch (scalar.kind) {
    case "integer":
    case "seconds":
    case "unixTime":
      return /^[+-]?\d+$/.test(text) ? undefined : "a whole number";
    case "decimal":
      return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text) ? undefined : "a decimal";
    case "boolean":
      if (scalar.lenient) return undefined;
      return text === scalar.yes || text === scalar.no ? undefined : `"${scalar.yes}" or "${scalar.no}"`;
    case "enumeration":
      if (scalar.open || scalar.words.some(({ wire }) => wire === text)) return undefined;
      return `one of its words, ${scalar.words.map(({ name }) => name).join(", ")}`;
    case "id":
      return text.trim() === "" ? "an id" : undefined;
    case "countryCode":
      return /^[A-Z]{2}$/.test(text) ? undefined : "two letters of ISO 3166-1";
    case "url":
      return URL.canParse(text) || text.startsWith("/") ? undefined : "a URL";
    case "base64":
      return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text) ? undefined : "base64";
    case "hex":
      return /^(?:[0-9A-Fa-f]{2})*$/.test(text) ? undefined : "hex digits";
    case "list":
      if (text === "") return undefined;
      return text
        .split(scalar.separator)
        .map((item) => refusal(scalar.item, item))
        .find((reason) => reason !== undefined);
    case "named":
      return refusal(scalar.item, text);
    case "negated":
      return refusal(scalar.item, negate(text));
    case "union": {
      const reasons = scalar.alternatives.map((alternative) => refusal(alternative, text));
      return reasons.includes(undefined) ? undefined : reasons.join(" or ");
    }
    default:
      return undefined;
  }
}

/** A number on the wire with the other sign. */
export function negate(text: string): string {
  if (text.startsWith("-")) return text.slice(1);
  return /[1-9]/.test(text) ? `-${text.replace(/^\+/, "")}` : text;
}

function ofFacets({ scalar, facets }: LeafType, text: string): string | undefined {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, minLength, maxLength, pattern } = facets;
  if (scalar.kind === "integer" || scalar.kind === "decimal" || scalar.kind === "seconds") {
    const value = Number(text);
    if (minimum !== undefined && value < Number(minimum)) return `a number of at least ${minimum}`;
    if (exclusiveMinimum !== undefined && value <= Number(exclusiveMinimum))
      return `a number above ${exclusiveMinimum}`;
    if (maximum !== undefined && value > Number(maximum)) return `a number of at most ${maximum}`;
    if (exclusiveMaximum !== undefined && value >= Number(exclusiveMaximum))
      return `a number below ${exclusiveMaximum}`;
  }
  if (minLength !== undefined && text.length < minLength) return `at least ${minLength} characters`;
  if (maxLength !== undefined && text.length > maxLength) return `at most ${maxLength} characters`;
  // A pattern of XSD is not one of JavaScript's.
  if (pattern !== undefined && scalar.kind !== "xsd" && !matches(pattern, text))
    return `a text that matches ${pattern}`;
  return undefined;
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, "u").test(text);
  } catch {
    return true;
  }
}
