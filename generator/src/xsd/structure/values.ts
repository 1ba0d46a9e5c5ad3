import { oneOf, quote } from "../../problems/problems.js";
import { ncName } from "../nc-name.js";
import type { SchemaAttribute } from "../node.js";
import type { Report } from "../report.js";

/** Checks the values of attributes that nothing else looks at. `ids` has those of the document so far. */
export function checkValue(
  element: string,
  name: string,
  attribute: SchemaAttribute,
  ids: Set<string>,
  report: Report,
): void {
  const { value, place } = attribute;
  if (name === "id") checkId(attribute, ids, report);
  const words = derivations.get(`${element} ${name}`) ?? derivations.get(name);
  if (words !== undefined) checkWords(attribute, words, report);
  if (name === "fixed" && derivations.get(element) === undefined && isFacet(element) && !isBoolean(value))
    report.invalid(place, "true or false", quote(value));
  if (name === "namespace" && (element === "any" || element === "anyAttribute")) checkNamespaces(attribute, report);
}

function isFacet(element: string): boolean {
  return element !== "element" && element !== "attribute";
}

function isBoolean(value: string): boolean {
  return /^[ \t\r\n]*(?:true|false|1|0)[ \t\r\n]*$/.test(value);
}

function checkId({ value, place }: SchemaAttribute, ids: Set<string>, report: Report): void {
  if (!ncName.test(value)) report.invalid(place, "an id", quote(value));
  else if (ids.size === ids.add(value).size) report.invalid(place, "an id of its own", `a second ${quote(value)}`);
}

/** The ways of derivation that an attribute can name: https://www.w3.org/TR/xmlschema-1/#declare-type */
const derivations: ReadonlyMap<string, readonly string[]> = new Map([
  ["schema blockDefault", ["extension", "restriction", "substitution"]],
  ["schema finalDefault", ["extension", "restriction", "list", "union"]],
  ["element block", ["extension", "restriction", "substitution"]],
  ["simpleType final", ["list", "union", "restriction"]],
  ["block", ["extension", "restriction"]],
  ["final", ["extension", "restriction"]],
]);

function checkWords({ value, place }: SchemaAttribute, words: readonly string[], report: Report): void {
  if (value === "#all") return;
  const wrong = value.split(/[ \t\r\n]+/).find((word) => word !== "" && !words.includes(word));
  if (wrong !== undefined) report.invalid(place, `"#all", or some of ${words.map(quote).join(", ")}`, quote(value));
}

/** https://www.w3.org/TR/xmlschema-1/#declare-openness */
function checkNamespaces({ value, place }: SchemaAttribute, report: Report): void {
  if (value === "##any" || value === "##other") return;
  const words = value.split(/[ \t\r\n]+/);
  const wrong = words.find((word) => word.startsWith("##") && word !== "##targetNamespace" && word !== "##local");
  if (wrong === undefined) return;
  report.invalid(place, `${oneOf(["##any", "##other"])}, or namespaces, "##targetNamespace", "##local"`, quote(value));
}
