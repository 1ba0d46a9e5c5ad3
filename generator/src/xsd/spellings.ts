import type { Simple } from "./simple-types.js";

/**
 * A pattern for all spellings of a value that a facet or a fixed value names, since XSD compares values and not texts: `1.0`
 * also stands for `01`. Nothing where there are too many spellings to say.
 */
export function spellings(value: string, type: Simple): string | undefined {
  switch (type.family) {
    case "text":
    case "uri":
      return quotePattern(type.collapses ? collapse(value) : value);
    case "boolean":
      return /^(?:true|1)$/.test(value.trim()) ? "true|1" : "false|0";
    case "decimal":
      return decimalSpellings(value.trim(), type.leaf.scalar.kind === "integer");
    case "date":
      return quotePattern(value.trim()).replace(/(?:Z|\\[+-]00:00)$/, "(Z|[+\\-]00:00)");
    case "binary":
      return isHex(type) ? value.trim().replace(/[a-f]/gi, bothCases) : quotePattern(value.replace(/\s+/g, ""));
    case "list":
      return listSpellings(value, type.item);
    case "union":
      return joined(
        (type.members ?? []).filter(({ lexical }) => lexical.test(value.trim())).map((each) => spellings(value, each)),
      );
    case "float":
    case "name":
      return undefined;
  }
}

/** Patterns of which one must match, as one. */
export function joined(patterns: readonly (string | undefined)[]): string | undefined {
  if (patterns.length === 0 || patterns.includes(undefined)) return undefined;
  return patterns.length === 1 ? patterns[0] : patterns.map((pattern) => `(${pattern})`).join("|");
}

/** White space at both ends dropped, and each run of it one blank: https://www.w3.org/TR/xmlschema-2/#rf-whiteSpace */
export function collapse(text: string): string {
  return text.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "");
}

function quotePattern(text: string): string {
  return text
    .replace(/[\\|.?*+(){}\-[\]^]/g, "\\$&")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t");
}

function decimalSpellings(text: string, isInteger: boolean): string {
  const [, sign = "", whole = "", fraction = ""] = /^([+-]?)0*([0-9]*)(?:\.([0-9]*?)0*)?$/.exec(text) ?? [];
  if (whole === "" && fraction === "") return isInteger ? "[+\\-]?0+" : "[+\\-]?(0+(\\.0*)?|\\.0+)";
  const before = sign === "-" ? "\\-" : "\\+?";
  if (isInteger) return `${before}0*${whole}`;
  return `${before}0*${whole}${fraction === "" ? "(\\.0*)?" : `\\.${fraction}0*`}`;
}

function listSpellings(text: string, item: Simple | undefined): string | undefined {
  const words = collapse(text)
    .split(" ")
    .filter((word) => word !== "");
  const parts = words.map((word) => item && spellings(word, item));
  return parts.includes(undefined) ? undefined : parts.map((part) => `(${part})`).join("[ \\t\\r\\n]+");
}

function isHex({ leaf }: Simple): boolean {
  return leaf.scalar.kind === "xsd" && leaf.scalar.type === "xs:hexBinary";
}

function bothCases(letter: string): string {
  return `[${letter.toLowerCase()}${letter.toUpperCase()}]`;
}
