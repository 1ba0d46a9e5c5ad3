import { type DtdImport, importDtd } from "../../../generator/src/dtd/index.js";

/** Imports a DTD of a file `shop.dtd`. */
export function dtd(text: string): DtdImport {
  return importDtd(text, "shop.dtd");
}

/** Problems with the part of the DTD that each points at, as `part: message`. */
export function pointedAt({ problems }: DtdImport): string[] {
  return problems.map(
    ({ column, endColumn, message, severity, sourceLine }) =>
      `${sourceLine.slice(column - 1, endColumn - 1)}: ${severity === "warning" ? "warning: " : ""}${message}`,
  );
}
