import { invalid } from "../codec.js";
import * as places from "./places.js";
import { put, putText } from "./characters.js";
import { describe } from "./failure.js";
import { illegalText } from "./illegal.js";
import type { Literal } from "./literal.js";
import { putBetween, putLiteral } from "./markup.js";
import { reserve } from "./output.js";
import type { MemberPlan } from "./plan.js";
import { type Writing, failureAt } from "./state.js";

/** The value of an object by the names of its properties. */
export type Owner = Readonly<Record<string, unknown>>;

/** The text of a leaf before it is escaped; nothing where it is left out. */
export function spell(
  writing: Writing,
  member: MemberPlan,
  owner: Owner,
  value: unknown,
  index: number,
): string | undefined {
  // Stryker disable next-line all: fast path, what is below spells it the same
  if (member.isText && typeof value === "string") return value;
  const codec = member.codec!;
  // Stryker disable all: fast path, what is below spells it the same
  if (value !== undefined && member.isPlain) {
    const text = codec.write(value);
    if (text !== invalid) return text;
  }
  // Stryker restore all
  let given = value;
  if (member.sizeOf !== undefined) given = sizeOf(writing, member, owner, value);
  if (given === undefined) given = member.default;
  if (given === undefined) {
    if (member.optional) return undefined;
    const [nothing] = member.nothing;
    if (nothing !== undefined) return nothing;
    throw failureAt(writing, member.name, index, "missing", member.expected, "nothing");
  }
  const { of, choose } = codec.detail;
  const { type = codec, masked } = choose?.(owner[of!]) ?? {};
  const text = type.write(given);
  const isNothing = text !== "" && text !== invalid && member.nothing.includes(text);
  if (text === invalid || isNothing) {
    const received = describe(given, member.masked ?? masked);
    const why = isNothing ? ", which means nothing" : "";
    throw failureAt(writing, member.name, index, "wrong-value", type.expected, received + why);
  }
  return text;
}

/** Writes the attribute with its name, unless it is left out. */
export function writeAttribute(writing: Writing, member: MemberPlan, owner: Owner): void {
  const text = spell(writing, member, owner, owner[member.as], -1);
  if (text !== undefined) writeBetween(writing, member, member.open, text, member.close, places.attribute, -1);
}

/** Writes a text that is not empty between the tags of its element, or what stands in their place. */
export function writeText(writing: Writing, member: MemberPlan, text: string, index: number): void {
  if ((member.cdata & writing.cdata) === 0) {
    writeBetween(writing, member, member.open, text, member.close, places.text, index);
  } else {
    writeBetween(writing, member, member.openSection, text, member.closeSection, places.cdata, index);
  }
}

/** Writes a text encoded and with references; `name` is that of the element in paths. */
function writeEscaped(writing: Writing, name: string, text: string, place: number, index: number): void {
  const { output, encoding } = writing;
  // Stryker disable all: fast path, `encode` gives the same
  if (encoding?.encodeInto !== undefined) {
    reserve(output, text.length * 9);
    const end = encoding.encodeInto(text, output.view, output.at);
    if (end >= 0) {
      output.at = end;
      return;
    }
  }
  // Stryker restore all
  const encoded = encoding === undefined ? text : encoding.encode(text);
  if (!putText(output, encoded, place)) throw illegalText(writing, name, index, encoded);
}

/** As `writeText`, without the tags. */
export function writeBare(writing: Writing, { cdata }: MemberPlan, name: string, text: string, index: number): void {
  const isSection = (cdata & writing.cdata) !== 0;
  if (isSection) put(writing.output, "<![CDATA[");
  writeEscaped(writing, name, text, isSection ? places.cdata : places.text, index);
  if (isSection) put(writing.output, "]]>");
}

function writeBetween(
  writing: Writing,
  { name }: MemberPlan,
  open: Literal,
  text: string,
  close: Literal,
  place: number,
  index: number,
): void {
  const { output, literals, encoding } = writing;
  // Stryker disable next-line all: fast path, its hand-overs are counted by a test
  if (encoding === undefined && putBetween(output, literals, open, text, close, place)) return;
  putLiteral(output, literals, open);
  writeEscaped(writing, name, text, place, index);
  putLiteral(output, literals, close);
}

/** The length of the list that the member counts; a number that differs is refused. */
function sizeOf(writing: Writing, member: MemberPlan, owner: Owner, value: unknown): unknown {
  const list = owner[member.sizeOf ?? ""];
  const size = Array.isArray(list) ? list.length : 0;
  if (value === undefined) return member.codec?.write(size) === invalid ? BigInt(size) : size;
  const isSame =
    typeof value === "number" || typeof value === "bigint" ? Number(value) === size : value === String(size);
  if (isSame) return value;
  const expected = `${size}, the number of ${member.sizeOf ?? ""}`;
  throw failureAt(writing, member.name, -1, "size", expected, describe(value, member.masked));
}
