import type { Random } from "../../trust/fuzz/random.js";
import { type Node, prefixed } from "./document.js";
import type { DrawnSchema } from "./schema.js";
import { texts } from "./simple-types.js";

/** Changes a document in some way that may or may not matter. */
export function spoil(random: Random, root: Node, schema: DrawnSchema): void {
  const nodes: Node[] = [];
  const visit = (node: Node): void => {
    nodes.push(node);
    for (const each of node.children) if (typeof each !== "string") visit(each);
  };
  visit(root);
  const node = random.pick(nodes);
  const { children, attributes } = node;
  const at = random.below(children.length + 1);
  switch (random.below(12)) {
    case 0:
      children.splice(at, 1);
      return;
    case 1:
      if (children[at] !== undefined) children.splice(at, 0, structuredClone(children[at]));
      return;
    case 2:
      if (children.length > 1) children.push(children.splice(random.below(children.length), 1)[0]!);
      return;
    case 3:
      if (node !== root) node.name = random.pick(nodes).name;
      return;
    case 4:
    case 5:
      if (children.every((each) => typeof each === "string"))
        node.children = [random.pick([...texts, ...badTexts(schema)])];
      return;
    case 6:
      attributes.splice(random.below(attributes.length + 1), 1);
      return;
    case 7: {
      const attribute = attributes[random.below(attributes.length + 1)];
      if (attribute !== undefined && attribute[0] !== "xsi:type")
        attribute[1] = random.pick([...texts, ...badTexts(schema)]);
      return;
    }
    case 8: {
      const [name, value] = random.pick<[string, string]>([
        ["o:q", "1"],
        ["q", "1"],
        ["xsi:nil", "true"],
        ["xsi:nil", "false"],
        ["xsi:type", prefixed(random.pick(schema.complexTypes).name, schema.namespace)],
        ["xsi:type", "xs:string"],
        ["xsi:type", "xs:int"],
      ]);
      if (!attributes.some(([each]) => each === name) && (node !== root || name !== "xsi:nil"))
        attributes.push([name, value]);
      return;
    }
    case 9:
      children.splice(at, 0, random.pick(["x", " ", "\u00a0"]));
      return;
    case 10:
      children.splice(at, 0, {
        name: random.pick(["o:a", "o:n", "n", "t:n", random.pick(nodes).name]),
        attributes: [],
        children: [],
      });
      return;
    default:
      node.children = [];
  }
}

function badTexts({ simpleTypes, included }: DrawnSchema): readonly string[] {
  return [...simpleTypes, ...included].flatMap(({ bad, good }) => [...bad, ...good]);
}
