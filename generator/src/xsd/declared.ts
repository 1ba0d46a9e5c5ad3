import type { Group, RecordType, Wildcard } from "../model/model.js";
import type { ElementDeclaration } from "./declarations.js";
import { elementParticle } from "./content.js";
import type { ModelContext } from "./element-type.js";
import { contains } from "./namespace-set.js";
import { propertyFor } from "./names.js";
import type { ResolvedAny } from "./resolve.js";

/** The most elements that are looked for behind a wildcard. */
const mostElements = 100;

/** Whether a wildcard lets nothing in: what it does must be declared, and is not. */
export function isEmpty({ namespaces, process }: ResolvedAny, { components }: ModelContext): boolean {
  return process === "strict" && !components.elements.some(({ namespace }) => contains(namespaces, namespace));
}

/** The record of the declared elements that a wildcard lets in; none where it lets in what is not looked at. */
export function declaredRecord(
  { namespaces, process, place }: ResolvedAny,
  context: ModelContext,
): Wildcard["declared"] {
  if (process === "skip") return undefined;
  const { components, records, names, report } = context;
  const elements = components.elements.filter(
    (element) => !element.abstract && contains(namespaces, element.namespace),
  );
  const strict = process === "strict";
  if (elements.length === 0) return undefined;
  if (elements.length > mostElements) {
    report.unsupported(place, `a wildcard for ${elements.length} elements`, "what it lets in is not checked");
    return undefined;
  }
  const key = recordKey(elements, context);
  const { name, typeName } = names.give(key, ["AnyElement"]);
  if (!records.has(key)) {
    records.set(key, undefined);
    records.set(key, recordOf(elements, { name, typeName }, place, context));
  }
  return { record: name, strict };
}

/** Wildcards for the same elements have one record. */
function recordKey(elements: readonly ElementDeclaration[], { wildcards }: ModelContext): object {
  const text = elements.map(({ namespace, name }) => `{${namespace}}${name}`).join(" ");
  const known = wildcards.get(text);
  if (known !== undefined) return known;
  const made = {};
  wildcards.set(text, made);
  return made;
}

function recordOf(
  elements: readonly ElementDeclaration[],
  name: Pick<RecordType, "name" | "typeName">,
  place: ResolvedAny["place"],
  context: ModelContext,
): RecordType {
  const once = { minimum: 1, maximum: 1 };
  const particles = elements.map((element) =>
    elementParticle(
      { kind: "element", element, occurs: once, documentation: element.documentation, place: element.place },
      propertyFor(element.name),
      [element.name],
      context,
    ),
  );
  const member = { property: "element", documentation: "", place };
  const content: Group = { kind: "choice", particles, occurs: { minimum: 0, maximum: Infinity }, member, place };
  return {
    kind: "record",
    ...name,
    documentation: "The declared elements that a wildcard lets in.",
    place,
    attributes: [],
    flags: [],
    content,
    order: [member.property],
  };
}
