import type { LeafType } from "../model/model.js";
import { negate, refusal } from "../model/accepts.js";
import { unknownLeaf } from "../model/leaf.js";
import { type Expression, array, literal, object, plain } from "../expression/expression.js";

/** The value that a leaf has where it is missing: its default, as TypeScript writes it. */
export function defaultOf(leaf: LeafType): Expression {
  return valueOf(leaf, leaf.default ?? "");
}

/** The value of a canonical text on the wire, as TypeScript writes it. */
export function valueOf(leaf: LeafType, text: string): Expression {
  const { scalar } = leaf;
  switch (scalar.kind) {
    case "integer":
      return literal(scalar.bigint ? BigInt(text) : Number(text));
    case "seconds":
      return literal(Number(text));
    case "boolean":
      return literal(scalar.lenient ? text !== scalar.no : text === scalar.yes);
    case "words":
      return literal(scalar.words.find(({ wire }) => wire === text)?.name ?? text);
    case "enumeration":
      return literal(scalar.words.find(({ wire }) => wire === text)?.name ?? text);
    case "unixTime":
      return { kind: "new", type: "Date", argument: literal(new Date(Number(text) * 1000).toISOString()) };
    case "list":
      return array(text === "" ? [] : text.split(scalar.separator).map((item) => valueOf(scalar.item, item)));
    case "named":
      return object({ [scalar.property]: valueOf(scalar.item, text) });
    case "negated":
      return valueOf(scalar.item, negate(text));
    case "union":
      // The first alternative that takes the text reads it.
      return valueOf(scalar.alternatives.find((each) => refusal(each, text) === undefined) ?? unknownLeaf, text);
    case "hex":
      return bytes(Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
    case "xsd":
      return xsdValueOf(scalar.type.slice("xs:".length), text);
    case "base64":
      return bytes(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
    default:
      return literal(text);
  }
}

/** https://www.w3.org/TR/xmlschema-2/#built-in-datatypes: most are texts to TypeScript. */
function xsdValueOf(type: string, text: string): Expression {
  switch (type) {
    case "boolean":
      return literal(text === "true" || text === "1");
    case "float":
    case "double":
      return literal(Number(text.replace("INF", "Infinity")));
    case "hexBinary":
      return bytes(Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
    case "base64Binary":
      return bytes(Uint8Array.from(atob(text.replace(/\s/g, "")), (character) => character.charCodeAt(0)));
    default:
      return literal(text);
  }
}

function bytes(value: Uint8Array): Expression {
  return { kind: "new", type: "Uint8Array", argument: plain([...value]) };
}
