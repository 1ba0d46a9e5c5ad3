import { quote } from "../../problems/problems.js";
import type { Components } from "../components.js";
import type { TypeDefinition } from "../declarations.js";
import type { Report } from "../report.js";
import { derivedBy } from "./derivation.js";

/** The words of a type of notations are notations: https://www.w3.org/TR/xmlschema-2/#enumeration-required-notation */
export function checkNotations(types: readonly TypeDefinition[], components: Components, report: Report): void {
  for (const type of types) {
    if (type.kind !== "simple" || type.variety.kind !== "restriction") continue;
    const words = type.variety.facets.filter(({ name }) => name === "enumeration");
    if (words.length === 0 || derivedBy(type, "NOTATION", components) === undefined) continue;
    for (const { qualified, value, place } of words)
      if (qualified === undefined || !components.notations.has(qualified))
        report.invalid(place, "a notation that is declared", quote(value));
  }
}
