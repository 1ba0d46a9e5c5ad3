import type { Place } from "../model/model.js";
import { quote } from "../problems/problems.js";
import type { Components } from "./components.js";
import {
  type AttributeDeclaration,
  type AttributeGroupDefinition,
  type AttributeParts,
  type AttributeUse,
  type Reference,
  type WildcardDeclaration,
  keyOf,
} from "./declarations.js";
import { intersection, union } from "./namespace-set.js";
import type { Report } from "./report.js";

export interface ResolvedAttributes {
  readonly attributes: readonly ResolvedAttribute[];
  /** The `anyAttribute` that lets other attributes in. */
  readonly anyAttribute?: WildcardDeclaration;
}

export interface ResolvedAttribute {
  readonly declaration: AttributeDeclaration;
  readonly required: boolean;
  readonly default?: string;
  readonly fixed?: string;
  readonly documentation: string;
  readonly place: Place;
}

/** The attributes of a type: its own, those of its attribute groups, and those of its base that it does not change. */
export function resolveAttributes(
  parts: AttributeParts,
  base: ResolvedAttributes | undefined,
  by: "extension" | "restriction",
  components: Components,
  report: Report,
): ResolvedAttributes {
  const { uses, any } = allUses(parts, components, report);
  const attributes = new Map((base?.attributes ?? []).map((each) => [keyOf(each.declaration), each]));
  const own = new Set<string>();
  for (const use of uses) {
    const declaration = use.attribute.kind === "attribute" ? use.attribute : components.attribute(use.attribute);
    if (declaration === undefined) continue;
    const key = keyOf(declaration);
    if (use.use !== "prohibited" && own.size === own.add(key).size)
      report.invalid(use.place, "an attribute of another name", `a second ${quote(declaration.name)}`);
    if (use.use === "prohibited") {
      // Outside a restriction it says nothing: https://www.w3.org/TR/xmlschema-1/#declare-attribute
      if (by === "restriction") attributes.delete(key);
    } else attributes.set(key, resolvedUse(use, declaration));
  }
  const anyAttribute = by === "extension" ? widened(any, base?.anyAttribute) : any;
  return { attributes: [...attributes.values()], ...(anyAttribute && { anyAttribute }) };
}

/** https://www.w3.org/TR/xmlschema-1/#key-typeDeclarations: an extension lets in what its base does, and its own. */
function widened(
  own: WildcardDeclaration | undefined,
  base: WildcardDeclaration | undefined,
): WildcardDeclaration | undefined {
  if (own === undefined || base === undefined) return own ?? base;
  return { ...own, namespaces: union(own.namespaces, base.namespaces) };
}

function resolvedUse(use: AttributeUse, declaration: AttributeDeclaration): ResolvedAttribute {
  const { default: usual, fixed } = use.default !== undefined || use.fixed !== undefined ? use : declaration;
  return {
    declaration,
    required: use.use === "required",
    ...(usual !== undefined && { default: usual }),
    ...(fixed !== undefined && { fixed }),
    documentation: use.documentation === "" ? declaration.documentation : use.documentation,
    place: use.place,
  };
}

/** What several wildcards let in is what each of them does. */
function both(
  first: WildcardDeclaration | undefined,
  second: WildcardDeclaration | undefined,
): WildcardDeclaration | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return { ...first, namespaces: intersection(first.namespaces, second.namespaces) };
}

interface AllUses {
  readonly uses: readonly AttributeUse[];
  readonly any: WildcardDeclaration | undefined;
}

/** Each group counts once, from however many sides it is referred to. */
function allUses(parts: AttributeParts, components: Components, report: Report): AllUses {
  const seen = new Set<AttributeGroupDefinition>();
  const visit = ({ uses, groups, any }: AttributeParts, open: ReadonlySet<AttributeGroupDefinition>): AllUses => {
    const inGroups = groups.flatMap((to) => inGroup(to, open) ?? []);
    return {
      uses: [...uses, ...inGroups.flatMap((group) => group.uses)],
      any: [any, ...inGroups.map((group) => group.any)].reduce(both, undefined),
    };
  };
  const inGroup = (to: Reference, open: ReadonlySet<AttributeGroupDefinition>): AllUses | undefined => {
    const group = components.attributeGroup(to);
    if (group === undefined) return undefined;
    if (open.has(group)) report.invalid(to.place, "an attribute group that does not contain itself", quote(group.name));
    if (seen.size === seen.add(group).size) return undefined;
    return visit(group.attributes, new Set([...open, group]));
  };
  return visit(parts, new Set());
}
