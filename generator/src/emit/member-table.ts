import type { ElementType, LeafType, Occurs, Wildcard, Wire } from "../model/model.js";
import { type Expression, array, call, literal, object, plain, runtime } from "../expression/expression.js";
import { type RecordMember, isList, isOptional } from "./members.js";
import { defaultOf } from "./values.js";
import { type Context, codec, reference, namedType } from "./table-context.js";

/** One member of a record: where it stands, which property it is and what it holds. */
export function memberTable(member: RecordMember, context: Context): Expression {
  const as = literal(member.property);
  const versions = member.versions === undefined ? undefined : literal(bits(member.versions));
  const number = numberOf(member);
  switch (member.kind) {
    case "flag":
      return object({ as, type: plain({ kind: "flag", of: member.of, is: member.is }) });
    case "choice":
      return object({
        as,
        number,
        type: object({
          kind: literal("choice"),
          code: runtime("choice"),
          mixed: member.mixed && literal(true),
          choices: array(
            member.alternatives.map((alternative) =>
              alternative.kind === "any"
                ? object({ xml: literal("*"), type: anyTable(alternative, context) })
                : object({
                    xml: literal(alternative.wires[0]?.name),
                    as: alternative.tag === undefined ? undefined : literal(alternative.tag),
                    type: elementType(alternative.type, context),
                    nothing: nothing(alternative.nothing),
                    nil: alternative.nil && runtime("nillable", "xsd"),
                    versions: alternative.versions === undefined ? undefined : literal(bits(alternative.versions)),
                    ...hidden(alternative.type),
                  }),
            ),
          ),
        }),
        versions,
      });
    case "any":
      return object({ xml: literal("*"), as, number, type: anyTable(member, context), versions });
    case "text":
      return object({ xml: literal("$"), as, ...leafParts(member.leaf, context), versions });
    case "attribute":
      return object({
        xml: wires(member.wires),
        as,
        number,
        ...leafParts(member.leaf, context),
        ...(member.wires[0]?.name === xsiTypeName && xsiTypeCodec(member.leaf)),
        versions,
      });
    case "element": {
      const leaf = member.type.kind === "leaf" ? leafParts(member.type.leaf, context) : undefined;
      return object({
        xml: wires(member.wires),
        as,
        number,
        type: elementType(member.type, context),
        nothing: nothing(member.nothing),
        nil: member.nil && runtime("nillable", "xsd"),
        ...(leaf ?? hidden(member.type)),
        versions,
        emptyWhenNone: member.emptyWhenNone ? literal(true) : undefined,
        cdata: member.cdata === undefined ? undefined : literal(member.cdata),
      });
    }
  }
}

/** Any element, of the namespaces that may be. */
function anyTable({ namespaces, declared }: Pick<Wildcard, "namespaces" | "declared">, context: Context): Expression {
  return object({
    kind: literal("any"),
    from: namespaces === undefined ? undefined : call(runtime("namespaces"), plain(namespaces)),
    declared:
      declared &&
      call(
        runtime("declaredElements", "xsd"),
        reference(namedType(declared.record, context), context),
        ...(declared.strict ? [literal(true)] : []),
      ),
  });
}

/** The attribute by which an element says its type. */
const xsiTypeName = "xsi:type";

/** Of a type that schemas derive from another; in a spec without a schema the attribute is a text like any other. */
function xsiTypeCodec({ scalar }: LeafType): { readonly type: Expression } | undefined {
  const [word, ...others] = scalar.kind === "enumeration" && !scalar.open ? scalar.words : [];
  return word === undefined || others.length > 0
    ? undefined
    : { type: call(runtime("typeName", "xsd"), literal(word.wire)) };
}

function leafParts(leaf: LeafType, context: Context): Readonly<Record<string, Expression | undefined>> {
  return {
    type: codec(leaf, context),
    nothing: nothing(leaf.nothing),
    default: leaf.default === undefined ? undefined : defaultOf(leaf),
    sizeOf: leaf.sizeOf === undefined ? undefined : literal(leaf.sizeOf),
    ...hidden({ kind: "leaf", leaf }),
  };
}

/** What must not be shown of an element: its text, or the values of its map. */
function hidden(type: ElementType): Readonly<Record<"secret" | "personal", Expression | undefined>> {
  const leaf = type.kind === "leaf" || type.kind === "map" ? type.leaf : undefined;
  return {
    secret: leaf?.secret ? literal(true) : undefined,
    personal: leaf?.personal ? literal(true) : undefined,
  };
}

function elementType(type: ElementType, context: Context): Expression {
  switch (type.kind) {
    case "leaf":
      return codec(type.leaf, context);
    case "record":
      return reference(namedType(type.name, context), context, type.only);
    case "map":
      return object({ kind: literal("map"), code: runtime("map"), type: codec(type.leaf, context) });
    case "any":
      return plain({ kind: "any" });
  }
}

function nothing(spellings: readonly string[]): Expression | undefined {
  return spellings.length > 0 ? plain(spellings) : undefined;
}

function bits(versions: readonly number[]): number {
  // Not shifted: a document may have more than 31 versions.
  return versions.reduce((sum, version) => sum + 2 ** version, 0);
}

function wires(spellings: readonly Wire[]): Expression {
  const texts = spellings.map(wireText);
  return texts.length === 1 ? literal(texts[0]) : plain(texts);
}

/** `Options?/Option`, `@count`: as the table writes where a member stands. */
export function wireText(wire: Wire): string {
  const wrappers = wire.wrappers.map(({ name, optional }) => `${name}${optional ? "?" : ""}/`);
  return wrappers.join("") + (wire.attribute ? "@" : "") + wire.name;
}

function numberOf(member: RecordMember): Expression | undefined {
  if (member.kind === "attribute") return member.optional ? literal("?") : undefined;
  if (member.kind === "text" || member.kind === "flag") return undefined;
  if (isList(member)) return occurrence(member.occurs);
  const wrapped =
    member.kind === "element" && member.wires.some(({ wrappers }) => wrappers.some((each) => each.optional));
  // The optional wrapper says by itself that all may be missing; what stands in it must then be there.
  return isOptional(member) && !(wrapped && member.occurs.minimum > 0) ? literal("?") : undefined;
}

function occurrence({ minimum, maximum }: Occurs): Expression {
  if (maximum === Infinity && minimum === 0) return literal("*");
  if (maximum === Infinity && minimum === 1) return literal("+");
  return array([literal(minimum), literal(maximum)]);
}
