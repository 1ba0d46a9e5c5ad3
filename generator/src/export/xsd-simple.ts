import { type XmlNode, xmlNode } from "./xml-node.js";
import type { SimpleXsd, XsdFacet } from "./xsd-leaf.js";

/** How a type is told: by an attribute with its name, or in place. */
export interface TypeParts {
  readonly type: string | undefined;
  readonly inline: XmlNode | undefined;
}

export function typeParts(type: SimpleXsd): TypeParts {
  return type.kind === "name"
    ? { type: type.name, inline: undefined }
    : { type: undefined, inline: simpleTypeNode(type, undefined, undefined) };
}

/** A `simpleType`, of a schema where it has a name. */
export function simpleTypeNode(type: SimpleXsd, name: string | undefined, annotation: XmlNode | undefined): XmlNode {
  return xmlNode("xs:simpleType", { name }, [annotation, varietyNode(type)]);
}

function varietyNode(type: SimpleXsd): XmlNode {
  switch (type.kind) {
    case "name":
      return xmlNode("xs:restriction", { base: type.name });
    case "restriction": {
      const { type: base, inline } = typeParts(type.base);
      return xmlNode("xs:restriction", { base }, [inline, ...type.facets.map(facetNode)]);
    }
    case "list": {
      const { type: itemType, inline } = typeParts(type.item);
      return xmlNode("xs:list", { itemType }, [inline]);
    }
    case "union": {
      const names = type.members.flatMap((member) => (member.kind === "name" ? [member.name] : []));
      const memberTypes = names.length === 0 ? undefined : names.join(" ");
      const others = type.members.flatMap((member) => typeParts(member).inline ?? []);
      return xmlNode("xs:union", { memberTypes }, others);
    }
  }
}

function facetNode({ name, value, documentation = "" }: XsdFacet): XmlNode {
  const text = { ...xmlNode("xs:documentation"), text: documentation };
  return xmlNode(`xs:${name}`, { value }, documentation === "" ? [] : [xmlNode("xs:annotation", {}, [text])]);
}
