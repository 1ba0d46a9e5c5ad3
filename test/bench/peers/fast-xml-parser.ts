import { XMLParser } from "fast-xml-parser";
import { type Tree, valueOfTree } from "../binding/tree.js";
import { type Peer, decode } from "./peer.js";

export const fastXmlParser: Peer = {
  name: "fast-xml-parser",
  kind: "tree",
  parse(plan, xml) {
    parser ??= new XMLParser({
      ignoreAttributes: false,
      attributesGroupName: "@",
      attributeNamePrefix: "",
      parseTagValue: false,
      parseAttributeValue: false,
      trimValues: false,
      ignoreDeclaration: true,
      processEntities: true,
    });
    const [root] = Object.values(parser.parse(decode(xml)) as Record<string, Node>).filter(
      (node) => typeof node === "object",
    );
    return valueOfTree(tree, plan, root!);
  },
};

let parser: XMLParser | undefined;

type Node = string | { readonly [name: string]: Node | readonly Node[] };

const none = {};

const tree: Tree<Node> = {
  attributes: (node) => (typeof node === "string" ? none : ((node["@"] ?? none) as Readonly<Record<string, string>>)),
  text: (node) => (typeof node === "string" ? node : ((node["#text"] as string | undefined) ?? "")),
  children(node, each) {
    if (typeof node === "string") return;
    for (const name in node) {
      if (name === "#text" || name === "@") continue;
      const child = node[name]!;
      if (!Array.isArray(child)) each(name, child as Node);
      else for (const one of child as readonly Node[]) each(name, one);
    }
  },
};
