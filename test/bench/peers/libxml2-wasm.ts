import { XmlDocument, XmlElement } from "libxml2-wasm";
import { type Tree, valueOfTree } from "../binding/tree.js";
import type { Peer } from "./peer.js";

export const libxml2Wasm: Peer = {
  name: "libxml2-wasm",
  kind: "tree",
  parse(plan, xml) {
    const document = XmlDocument.fromBuffer(xml);
    try {
      return valueOfTree(tree, plan, document.root);
    } finally {
      document.dispose();
    }
  },
};

const tree: Tree<XmlElement> = {
  attributes: ({ attrs }) => Object.fromEntries(attrs.map(({ name, value }) => [name, value])),
  text: ({ content }) => content,
  children(node, each) {
    for (let child = node.firstChild; child !== null; child = child.next) {
      if (child instanceof XmlElement) each(child.name, child);
    }
  },
};
