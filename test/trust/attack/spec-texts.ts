import { type Document, type Pair, type Scalar, isScalar, parseDocument, visit } from "yaml";
import { type Random } from "../fuzz/random.js";

/** What would do harm if it stood unescaped in a string, comment, template, pattern, path, page or another spec. */
const hostile = [
  "*/ EVIL(); /*",
  "`${EVIL()}`",
  "${EVIL()}",
  '"; EVIL(); "',
  "'; EVIL(); '",
  '\\"; EVIL(); //',
  "\\",
  "\u2028EVIL();\u2029",
  "\nEVIL();\n",
  "\r\n*/\r\nEVIL();",
  "x\n// y\nEVIL();",
  "</script><script>EVIL()</script>",
  "-->EVIL()<!--",
  "]]>EVIL()<![CDATA[",
  "{{EVIL}} {{{EVIL}}} {{#each EVIL}}",
  "{@link EVIL} @throws EVIL",
  "$& $1 $` EVIL()",
  "/EVIL/gu",
  "(a+)+$EVIL()",
  "../../../EVIL",
  "/etc/EVIL",
  "C:\\EVIL",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "await",
  "class",
  "import(EVIL())",
  "\0",
  "\ud800",
  "\u202eEVIL()",
  "- EVIL: [}",
  "&EVIL *EVIL !!js/function EVIL",
  "EVIL".repeat(3_000),
];

/** A spec with another text where a key, a word or a part in quotes stood. */
export function withScalar(text: string, random: Random): { text: string; what: string } {
  const document: Document = parseDocument(text);
  const scalars: { scalar: Scalar; isKey: boolean }[] = [];
  visit(document, {
    Pair: (_, pair: Pair) => {
      if (isScalar(pair.key)) scalars.push({ scalar: pair.key, isKey: true });
    },
    Scalar: (key, scalar) => {
      if (key !== "key") scalars.push({ scalar, isKey: false });
    },
  });
  const { scalar, isKey } = random.pick(scalars);
  const before = String(scalar.value);
  const word = random.pick(hostile);
  const quoted = [...before.matchAll(/"[^"]*"/g)];
  const part = quoted.length > 0 && random.chance(0.7) ? random.pick(quoted) : undefined;
  scalar.value = part
    ? before.slice(0, part.index) + JSON.stringify(word) + before.slice(part.index + part[0].length)
    : isKey && random.chance(0.7)
      ? `${before.replace(/ as .*$/, "")} as ${word}`
      : word;
  scalar.type = "QUOTE_DOUBLE";
  return {
    text: document.toString({ lineWidth: 0 }),
    what: `${JSON.stringify(before.slice(0, 40))} becomes ${JSON.stringify(String(scalar.value).slice(0, 80))}`,
  };
}

/** A spec with another text in a comment, which documents what it stands beside. */
export function withComment(text: string, random: Random): { text: string; what: string } {
  const comments = [...text.matchAll(/# [^\n]*/g)];
  const { index, 0: before } = random.pick(comments);
  // A comment ends with its line.
  const word = random
    .pick(hostile)
    .replace(/[\r\n]/g, " ")
    .replaceAll("\0", "");
  const after = random.chance(0.5) ? `# ${word}` : `${before} ${word}`;
  return {
    text: text.slice(0, index) + after + text.slice(index + before.length),
    what: `a comment becomes ${JSON.stringify(after.slice(0, 80))}`,
  };
}
