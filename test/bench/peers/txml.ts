import { type TNode, parse } from "txml/txml";
import { type Tree, valueOfTree } from "../binding/tree.js";
import { type Peer, decode } from "./peer.js";

export const txml: Peer = {
  name: "txml",
  kind: "tree",
  parse(plan, xml) {
    const nodes = parse(decode(xml), options) as (TNode | string)[];
    const root = nodes.find((node) => typeof node === "object" && !node.tagName.startsWith("?"));
    return valueOfTree(tree, plan, root as TNode);
  },
};

const options = { selfClosingTags: [], keepWhitespace: false, decodeEntities: true, skipXmlDeclaration: true };

const tree: Tree<TNode> = {
  attributes: ({ attributes }) => attributes,
  text({ children }) {
    let text = "";
    for (const child of children) if (typeof child === "string") text += child;
    return text;
  },
  children(node, each) {
    for (const child of node.children) if (typeof child === "object") each(child.tagName, child);
  },
};
