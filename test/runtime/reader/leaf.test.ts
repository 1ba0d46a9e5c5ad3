import { describe, expect, test } from "vitest";
import {
  type Codec,
  type MemberTable,
  boolean,
  countryCode,
  date,
  decimal,
  enumeration,
  formUrlEncoding,
  id,
  integer,
  list,
  text,
  unixTime,
} from "@tagsmith/runtime";
import { restricted } from "@tagsmith/runtime/xsd";
import { readPlain } from "../../../runtime/src/reader/leaf.js";
import { rooted } from "./tables.js";
import { stateOf } from "./states.js";

type Leaf = Pick<MemberTable, "type" | "nothing">;

let asked = 0;

/** The same leaf, whose codec counts how often it is asked what a text means. */
function counted(leaf: Leaf): Leaf {
  const codec = leaf.type as Codec<unknown>;
  const read = (spelling: string): unknown => {
    asked++;
    return codec.read(spelling);
  };
  return { ...leaf, type: { ...codec, read } as never };
}

/** What is left to the general path. */
const general = Symbol("general");

/** The value of a leaf that begins at the third byte and the byte behind it, where it is taken from its bytes. */
function plain(leaf: Leaf, spelling: string, isEncoded = false): unknown[] {
  const table = rooted(
    [
      { xml: "a", as: "a", number: "?", ...counted(leaf) },
      { xml: "@a", as: "b", number: "?", ...counted(leaf) },
    ],
    isEncoded ? { values: formUrlEncoding } : {},
  );
  const state = stateOf(table, `<>${spelling}`);
  const { roots, textMask, attributeMask, apostropheMask, cdataMask } = state.plan;
  const node = roots[0]!.node!;
  const last = spelling.at(-1);
  const field = last === '"' || last === "'" ? node.attributes[0]! : node.fields[0]!;
  const mask = last === '"' ? attributeMask : last === "'" ? apostropheMask : last === "]" ? cdataMask : textMask;
  asked = 0;
  const value = readPlain(state, 2, field, field.leafKind, mask);
  const { position } = state;
  return position < 0 ? [general] : [value, new TextDecoder().decode(state.bytes.subarray(position, position + 1))];
}

/** Whether nothing was found, or what is not all of the value: then the caller looks for the end tag in vain. */
function isLeft([value, behind]: readonly unknown[]): boolean {
  return value === general || behind !== "<";
}

const words = enumeration([
  ["1", "one"],
  ["12", "twelve"],
  ["nine", "nine"],
  ["twenty words", "many"],
]);

describe("a plain value is taken from its bytes, up to where it ends", () => {
  test.each<[what: string, leaf: Leaf, spelling: string, value: unknown]>([
    ["integer", { type: integer }, "0<", 0],
    ["integer", { type: integer }, "7<", 7],
    ["integer", { type: integer }, "-5<", -5],
    ["integer", { type: integer }, "9081726354<", 9_081_726_354],
    ["integer", { type: integer }, "999999999999999<", 999_999_999_999_999],
    ["integer", { type: integer }, "-999999999999999<", -999_999_999_999_999],
    ["integer", { type: integer }, '12"', 12],
    ["integer", { type: integer }, "12'", 12],
    ["integer", { type: integer }, "12]", 12],
    ["small integer", { type: restricted(integer, { minimum: "5", maximum: "7" }) }, "5<", 5],
    ["small integer", { type: restricted(integer, { minimum: "5", maximum: "7" }) }, "7<", 7],
    ["integer or 0", { type: integer, nothing: ["0"] }, "0<", null],
    ["integer or 0", { type: integer, nothing: ["0"] }, "01<", 1],
    ["integer or 12", { type: integer, nothing: ["0", "12"] }, "12<", null],
    ["integer or 12", { type: integer, nothing: ["0", "12"] }, "123<", 123],
    ["time", { type: unixTime }, "0<", new Date(0)],
    ["time", { type: unixTime }, "1520544360<", new Date(1_520_544_360_000)],
    ["time", { type: unixTime }, "8640000000000<", new Date(8.64e15)],
    ["decimal", { type: decimal }, "0<", "0"],
    ["decimal", { type: decimal }, "-9.05<", "-9.05"],
    ["decimal", { type: decimal }, "19.90]", "19.90"],
    ["decimal", { type: decimal }, `${"9".repeat(15)}.${"9".repeat(16)}<`, `${"9".repeat(15)}.${"9".repeat(16)}`],
    ["word", { type: words }, "1<", "one"],
    ["word", { type: words }, '12"', "twelve"],
    ["word", { type: words }, "nine<", "nine"],
    ["word", { type: words }, "twenty words<", "many"],
    ["boolean", { type: boolean("yes", "no") }, "no<", false],
    ["date", { type: date(["yyyyMMdd"]) }, "20180308<", "2018-03-08"],
    ["date", { type: date(["M/d/yyyy", "yyyyMMdd"]) }, "3/8/2018<", "2018-03-08"],
    ["text", { type: text }, " a b <", " a b "],
    ["text", { type: text }, "<", ""],
    ["text", { type: text }, "größe<", "größe"],
    ["text", { type: text }, "&lt;ö&#65;x&gt;<", "<öAx>"],
    ["text", { type: text }, "a'b&quot;\"", "a'b\""],
    ["text", { type: text }, "a\"b&apos;'", "a\"b'"],
    ["text", { type: text }, `${"x".repeat(64)}<`, "x".repeat(64)],
    ["text", { type: text }, `${"x".repeat(1000)}<`, "x".repeat(1000)],
    ["text or nothing", { type: text, nothing: [""] }, "<", null],
    ["short text", { type: restricted(text, { maxLength: 3 }) }, "abc<", "abc"],
    ["id", { type: id }, "A-7<", "A-7"],
    ["id", { type: id }, "<", ""],
    ["id", { type: id }, "é<", "é"],
    ["id", { type: id }, "a b]", "a b"],
  ])("%s %j %s", (_what, leaf, spelling, value) => {
    expect(plain(leaf, spelling)).toEqual([value, spelling.at(-1)]);
    // The bytes alone have told.
    expect(asked).toBe(0);
  });
});

describe("of what is spelled in another way, or is none of these, the codec is asked", () => {
  test.each<[what: string, leaf: Leaf, spelling: string, value: unknown]>([
    ["integer", { type: integer }, "9007199254740991<", 9_007_199_254_740_991],
    ["integer", { type: integer }, " +12 <", 12],
    ["integer or none", { type: integer, nothing: ["none"] }, "none<", null],
    ["decimal", { type: decimal }, `${"9".repeat(33)}<`, "9".repeat(33)],
    ["decimal", { type: decimal }, "1.<", "1."],
    ["word", { type: words }, " nine <", "nine"],
    ["list", { type: list(integer, ",") }, "1,2<", [1, 2]],
    ["text or none", { type: text, nothing: ["none"] }, "none<", null],
    ["country", { type: countryCode }, "US<", "US"],
    ["date", { type: date(["M/d/yyyy", "yyyyMMdd"]) }, "20180308<", "2018-03-08"],
    ["text of a pattern", { type: restricted(text, { pattern: "[a ]+" }) }, " a <", " a "],
  ])("%s %j %s", (_what, leaf, spelling, value) => {
    expect(plain(leaf, spelling)).toEqual([value, "<"]);
    expect(asked).toBe(value === null ? 0 : 1);
  });
});

describe("what is wrong, or spelled in an unusual way, is left to the general path", () => {
  test.each<[what: string, leaf: Leaf, spelling: string]>([
    ["integer", { type: integer }, "<"],
    ["country", { type: countryCode }, "XX<"],
    ["integer", { type: integer }, "-<"],
    ["integer", { type: integer }, "1:<"],
    ["integer", { type: integer }, "1/<"],
    ["integer", { type: integer }, "9007199254740992<"],
    ["integer", { type: integer }, "12"],
    ["small integer", { type: restricted(integer, { minimum: "5", maximum: "7" }) }, "4<"],
    ["small integer", { type: restricted(integer, { minimum: "5", maximum: "7" }) }, "8<"],
    ["time", { type: unixTime }, "8640000000001<"],
    ["time", { type: unixTime }, "<"],
    ["decimal", { type: decimal }, ".<"],
    ["decimal", { type: decimal }, "-<"],
    ["decimal", { type: decimal }, "1.2.3<"],
    ["word", { type: words }, "2<"],
    ["word", { type: words }, "121<"],
    ["date", { type: date(["yyyyMMdd"]) }, "20181308<"],
    ["date", { type: date(["yyyyMMdd"]) }, "201803081<"],
    ["text", { type: text }, "a\u0001<"],
    ["text", { type: text }, "a"],
    ["short text", { type: restricted(text, { maxLength: 3 }) }, "abcd<"],
    ["short text", { type: restricted(text, { maxLength: 3 }) }, "é<"],
    ["id", { type: id }, " a<"],
    ["id", { type: id }, "a\t<"],
    ["id", { type: id }, "a&amp;<"],
  ])("%s %j %s", (_what, leaf, spelling) => {
    expect(isLeft(plain(leaf, spelling))).toBe(true);
  });
});

describe("a text that is encoded as forms are is decoded from its bytes", () => {
  test.each<[type: MemberTable["type"], spelling: string, value: unknown]>([
    [text, "a+b%41c<", "a bAc"],
    [text, "%C3%A9%e2%82%ac<", "é€"],
    [text, '+%2b"', " +"],
    [id, "a%2Fb<", "a/b"],
    [integer, " 1%35 <", 15],
    [decimal, "1%2E5<", undefined],
    [text, "plain<", "plain"],
    [text, `${"x".repeat(900)}%20<`, `${"x".repeat(900)} `],
    [id, "a+<", undefined],
    [id, "+a<", undefined],
    [text, "%<", undefined],
    [text, "%4<", undefined],
    [text, "%4g<", undefined],
    [text, "%g4<", undefined],
    [text, "%:0<", undefined],
    [text, "%/0<", undefined],
    [text, "%E9<", undefined],
    [text, `${"x".repeat(1100)}%20<`, undefined],
    [text, `%20${"x".repeat(1100)}<`, undefined],
  ])("%o %s", (type, spelling, value) => {
    const found = plain({ type }, spelling, true);
    if (value === undefined) expect(isLeft(found)).toBe(true);
    else expect(found).toEqual([value, spelling.at(-1)]);
  });
});
