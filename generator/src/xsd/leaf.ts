import { accepts, valueOf } from "./accepts.js";
import type { LeafType, Place } from "../model/model.js";
import { quote } from "../problems/problems.js";
import type { ElementDeclaration } from "./declarations.js";
import { fixedTo } from "./facets.js";
import type { Report } from "./report.js";
import type { ResolvedAttribute } from "./resolve-attributes.js";
import type { Simple } from "./simple-types.js";
import { spaced } from "./white-space.js";

/** The leaf of an attribute: a value that is fixed is the only one, and where one is known the attribute is always there. */
export function attributeLeaf(type: Simple, attribute: ResolvedAttribute, report: Report): LeafType {
  const { fixed, place, required } = attribute;
  const { leaf } = fixed === undefined ? type : fixedTo(type, fixed, place, report);
  const value = fixed ?? attribute.default;
  const usual = value === undefined || required ? undefined : canonical(value, type, place, report);
  return usual === undefined ? leaf : { ...leaf, default: usual };
}

/**
 * The leaf of an element. The default of an element is for the empty one, not for the missing one as in the model:
 * https://www.w3.org/TR/xmlschema-1/#sic-eltDefault
 */
export function elementLeaf(type: Simple, element: ElementDeclaration, report: Report): LeafType {
  const { fixed, place } = element;
  const { leaf } = fixed === undefined ? type : fixedTo(type, fixed, place, report);
  const usual = fixed ?? element.default;
  if (usual === undefined) return leaf;
  const text = spaced(usual, type);
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
function canonical(value: string, type: Simple, place: Place, report: Report): string | undefined {
  const text = spaced(value, type);
  const { scalar } = type.leaf;
  if (!accepts(type, text)) {
    report.invalid(place, valueOf(type), quote(value));
    return undefined;
  }
  if (scalar.kind === "enumeration" && scalar.qualified) {
    const local = text.slice(text.indexOf(":") + 1);
    return scalar.words.find(({ wire }) => wire.slice(wire.indexOf(":") + 1) === local)?.wire;
  }
  if (scalar.kind === "integer") return String(BigInt(text.replace(/^\+/, "")));
  if (scalar.kind !== "union") return text;
  report.unsupported(place, "the default of a union", "it is not filled in");
  return undefined;
}
