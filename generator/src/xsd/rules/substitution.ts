import { quote } from "../../problems/problems.js";
import type { Components } from "../components.js";
import type { ElementDeclaration } from "../declarations.js";
import type { Report } from "../report.js";
import { derivedBy, elementType, spokenType } from "./derivation.js";

/**
 * What takes the place of an element has a type that is derived from its, by no way that it rules out, and is not itself
 * replaced by it.
 *
 * @see https://www.w3.org/TR/xmlschema-1/#e-props-correct
 */
export function checkSubstitution(element: ElementDeclaration, components: Components, report: Report): void {
  const to = element.substitutes;
  const head = to && components.element(to);
  if (to === undefined || head === undefined) return;
  if (isCircle(element, components)) {
    report.invalid(to.place, "an element that does not take the place of itself", quote(element.name));
    return;
  }
  const type = elementType(element, components);
  const expected = elementType(head, components);
  if (type === undefined || expected === undefined) return;
  const methods = derivedBy(type, expected, components);
  const place = element.type?.kind === "reference" ? element.type.place : element.place;
  if (methods === undefined)
    report.invalid(place, `a type derived from ${spokenType(expected)}, that of ${quote(head.name)}`, spokenType(type));
  const ruledOut = [...(methods ?? [])].find((method) => head.final.split(" ").includes(method));
  if (ruledOut !== undefined)
    report.invalid(to.place, `an element that is not final for ${ruledOut}`, quote(head.name));
}

function isCircle(element: ElementDeclaration, components: Components): boolean {
  const seen = new Set<ElementDeclaration>();
  let at: ElementDeclaration | undefined = element;
  while (at?.substitutes !== undefined && !seen.has(at)) {
    seen.add(at);
    at = components.element(at.substitutes);
  }
  return at === element && seen.size > 0;
}
