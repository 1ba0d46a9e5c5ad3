import { quote } from "../../problems/problems.js";
import type { Components } from "../components.js";
import type { Reference, SimpleType, TypeDefinition } from "../declarations.js";
import type { Report } from "../report.js";
import { type Method, typeOf } from "./derivation.js";

/** A type is made of no other that is final for that: https://www.w3.org/TR/xmlschema-1/#Type_Derivation */
export function checkFinal(types: readonly TypeDefinition[], components: Components, report: Report): void {
  for (const type of types)
    for (const [to, by] of madeOf(type)) {
      const base = to.kind === "reference" ? typeOf(to, components) : undefined;
      if (base !== undefined && typeof base !== "string" && base.final.split(" ").includes(by))
        report.invalid(to.place, `a type that is not final for ${by}`, quote(base.name));
    }
}

function madeOf(type: TypeDefinition): readonly (readonly [Reference | SimpleType, Method])[] {
  if (type.kind === "complex") {
    const { content } = type;
    if (content.kind === "simple") return [[content.base, content.by]];
    return content.derivation === undefined ? [] : [[content.derivation.base, content.derivation.by]];
  }
  const { variety } = type;
  if (variety.kind === "restriction") return [[variety.base, "restriction"]];
  return variety.kind === "list" ? [[variety.item, "list"]] : variety.members.map((member) => [member, "union"]);
}
