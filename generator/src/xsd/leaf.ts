import { accepts, valueOf } from "./accepts.js";
import type { LeafType, Place } from "../model/model.js";
import { quote } from "../problems/problems.js";
import type { ElementDeclaration } from "./declarations.js";
import type { ModelContext } from "./element-type.js";
import { fixedTo, respelled } from "./facets.js";
import type { Report } from "./report.js";
import type { ResolvedAttribute } from "./resolve-attributes.js";
import type { Simple } from "./simple-types.js";
import { spaced } from "./white-space.js";

type Context = Pick<ModelContext, "report" | "prefixes">;

/** The leaf of an attribute: a value that is fixed is the only one, and where one is known the attribute is always there. */
export function attributeLeaf(type: Simple, attribute: ResolvedAttribute, context: Context): LeafType {
  const { fixed, place, required } = attribute;
  const { leaf } = fixed === undefined ? type : fixedTo(type, fixed, place, context.report, context.prefixes);
  const value = fixed ?? attribute.default;
  const usual = value === undefined || required ? undefined : canonical(value, type, place, context);
  return usual === undefined ? leaf : { ...leaf, default: usual };
}

/**
 * The leaf of an element. The default of an element is for the empty one, not for the missing one as in the model:
 * https://www.w3.org/TR/xmlschema-1/#sic-eltDefault
 */
export function elementLeaf(type: Simple, element: ElementDeclaration, { report, prefixes }: Context): LeafType {
  const { fixed, place } = element;
  const { leaf } = fixed === undefined ? type : fixedTo(type, fixed, place, report, prefixes);
  const usual = fixed ?? element.default;
  if (usual === undefined) return leaf;
  const text = respelled(type, spaced(usual, type), place, prefixes) ?? spaced(usual, type);
  if (!accepts(type, text)) report.invalid(place, valueOf(type), quote(usual));
  return text === "" ? leaf : { ...leaf, whenEmpty: text };
}

/** Says that the value of an element is not obeyed. */
export function reportValues({ place }: ElementDeclaration, report: Report): void {
  report.unsupported(
    place,
    "the value of an element that may have elements, or another type",
    "it is not filled in or checked",
  );
}

/** A value that is left out in documents, as its type writes it. */
function canonical(value: string, type: Simple, place: Place, { report, prefixes }: Context): string | undefined {
  const text = respelled(type, spaced(value, type), place, prefixes) ?? spaced(value, type);
  const { scalar } = type.leaf;
  if (!accepts(type, text)) {
    report.invalid(place, valueOf(type), quote(value));
    return undefined;
  }
  if (scalar.kind === "integer") return String(BigInt(text.replace(/^\+/, "")));
  if (scalar.kind !== "union") return text;
  report.unsupported(place, "the default of a union", "it is not filled in");
  return undefined;
}
