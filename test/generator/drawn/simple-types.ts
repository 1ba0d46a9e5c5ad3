import type { Random } from "../../trust/fuzz/random.js";
import type { SimpleType } from "./schema.js";

const of = (name: string, good: readonly string[], bad: readonly string[]): SimpleType => ({
  name: `xs:${name}`,
  text: "",
  good,
  bad,
});

/** Types of XSD. */
export const builtins: readonly SimpleType[] = [
  of("string", ["x", "", " a  b ", "<&>\"'", "é😀", "]]>"], []),
  of("normalizedString", ["x", " a  b", "a\tb"], []),
  of("token", ["x", "a b", "  a  b "], []),
  of("int", ["1", "-7", " 007 ", "2147483647"], ["", "x", "2147483648", "1.0"]),
  of("integer", ["0", "-0", "+5", "99999999999999999999"], ["", "1.5", "1e3"]),
  of("nonNegativeInteger", ["0", "-0", "12"], ["-1", ""]),
  of("unsignedByte", ["0", "255"], ["256", "-1"]),
  of("long", ["9223372036854775807", "-1"], ["9223372036854775808"]),
  of("decimal", ["1.50", "-.5", "5.", " 0 "], ["", "1,5", "1e3", "."]),
  of("boolean", ["true", "0", " 1 "], ["TRUE", "", "yes"]),
  of("date", ["2020-02-29", "2020-01-01Z"], ["2019-02-29", "2020-1-1", ""]),
  of("dateTime", ["2020-02-29T12:00:00", "2020-01-01T24:00:00Z", "2020-01-01T00:00:00.50+01:00"], ["2020-01-01"]),
  of("time", ["12:00:00", "00:00:00.5Z"], ["12:00", "25:00:00"]),
  of("duration", ["P1Y", "PT0.5S", "-P1DT2H"], ["P", "1D", ""]),
  of("gYear", ["2020", "-0044"], ["20", ""]),
  of("double", ["1", "1e5", "INF", "-0", "NaN", "1.50"], ["", "inf", "x"]),
  of("anyURI", ["http://a/b?c=d", "a b", ""], []),
  of("NMTOKEN", ["a", "1-2"], ["a b", ""]),
  of("NMTOKENS", ["a", " a  b "], ["", "a,b"]),
  of("NCName", ["a", "_b"], ["1a", "a:b"]),
  of("language", ["en", "de-AT"], ["1", ""]),
  of("hexBinary", ["00ff", "", "AB"], ["0", "xx"]),
  of("base64Binary", ["AAEC", "", "AA=="], ["A"]),
  of("QName", ["xml:a"], ["no:a", ""]),
  of("anySimpleType", ["x", "", " 1 "], []),
];

/** Texts that are often, and those that are few. */
export const texts: readonly string[] = ["x", "", " ", "1", "true", "a b", "2020-01-01", "\u00a0", "0", "-1.5"];

/** A type that narrows, lists or unites others. */
export function drawSimpleType(random: Random, name: string, known: readonly SimpleType[]): SimpleType {
  const [text, good, bad] = random.pick(made)(random, known);
  return { name, text, good, bad };
}

type Made = readonly [text: string, good: readonly string[], bad: readonly string[]];

const restricted = (base: string, facets: string, good: readonly string[], bad: readonly string[]): Made => [
  `<xs:restriction base="xs:${base}">${facets}</xs:restriction>`,
  good,
  bad,
];

const narrowed: readonly Made[] = [
  restricted("string", '<xs:minLength value="2"/><xs:maxLength value="3"/>', ["ab", "abc", "  "], ["a", "abcd", ""]),
  restricted("string", '<xs:pattern value="[a-c]+"/>', ["a", "abc"], ["d", ""]),
  restricted("string", '<xs:pattern value="[a-c]*"/><xs:pattern value="\\d\\d"/>', ["a", "", "12"], ["d", "1"]),
  restricted("string", '<xs:length value="2"/>', ["😀a", "  "], ["😀", "a"]),
  restricted("string", '<xs:whiteSpace value="collapse"/><xs:maxLength value="3"/>', ["  a b  "], ["a bc"]),
  restricted("token", '<xs:enumeration value="x"/><xs:enumeration value="a b"/>', ["x", " a  b "], ["ab", ""]),
  restricted("string", '<xs:enumeration value=""/><xs:enumeration value=" y "/>', ["", " y "], ["y"]),
  restricted("int", '<xs:minInclusive value="1"/><xs:maxExclusive value="9"/>', ["1", "08"], ["0", "9"]),
  restricted("int", '<xs:enumeration value="1"/><xs:enumeration value="02"/>', ["01", "2"], ["3"]),
  restricted(
    "decimal",
    '<xs:totalDigits value="3"/><xs:fractionDigits value="2"/>',
    ["1.50", "010.50"],
    ["1.555", "1234"],
  ),
  restricted("decimal", '<xs:enumeration value="1.0"/><xs:enumeration value="2"/>', ["1", "1.00", "2.0"], ["1.01"]),
  restricted("double", '<xs:enumeration value="1"/><xs:enumeration value="INF"/>', ["1.0", "INF"], ["2"]),
  restricted("boolean", '<xs:pattern value="true|false"/>', ["true"], ["1"]),
  restricted("integer", '<xs:pattern value="0[0-9]+"/>', ["007"], ["7"]),
  restricted("date", '<xs:minInclusive value="2020-01-01"/>', ["2020-01-01", "2021-05-05"], ["2019-12-31"]),
  restricted("NMTOKENS", '<xs:length value="2"/>', ["a b"], ["a", "a b c"]),
  restricted("hexBinary", '<xs:length value="2"/>', ["00ff"], ["00"]),
  restricted("base64Binary", '<xs:maxLength value="2"/>', ["AA==", ""], ["AAEC"]),
  restricted("anyURI", '<xs:maxLength value="3"/>', ["a", "abc"], ["abcd"]),
  restricted("QName", '<xs:enumeration value="xml:a"/>', ["xml:a"], ["a"]),
  restricted(
    "dateTime",
    '<xs:maxExclusive value="2020-01-01T00:00:00Z"/>',
    ["2019-12-31T23:59:59Z"],
    ["2020-01-01T00:00:00Z"],
  ),
];

const made: readonly ((random: Random, known: readonly SimpleType[]) => Made)[] = [
  (random) => random.pick(narrowed),
  (random) => random.pick(narrowed),
  (random, known) => {
    const base = random.pick(known);
    return [`<xs:restriction base="${base.name}"/>`, base.good, base.bad];
  },
  (random, known) => {
    const item = random.pick(
      known.filter(({ name, text }) => !/NMTOKENS/.test(name + text) && !/xs:list|xs:union/.test(text)),
    );
    const words = item.good.filter((each) => /^\S+$/.test(each));
    return [
      `<xs:list itemType="${item.name}"/>`,
      ["", ...words, ` ${words.join("  ")} `],
      [...item.bad.filter((each) => each !== ""), `${words[0] ?? "x"} \u00a0`],
    ];
  },
  (random, known) => {
    const all = [random.pick(known), random.pick(known), random.pick(known)].slice(random.below(2));
    const inner = random.chance(0.3) ? random.pick(narrowed) : undefined;
    const members = [...all, ...(inner ? [{ good: inner[1], bad: inner[2] }] : [])];
    return [
      `<xs:union memberTypes="${all.map(({ name }) => name).join(" ")}">${
        inner ? `<xs:simpleType>${inner[0]}</xs:simpleType>` : ""
      }</xs:union>`,
      members.flatMap(({ good }) => good),
      members.flatMap(({ bad }) => bad),
    ];
  },
];
