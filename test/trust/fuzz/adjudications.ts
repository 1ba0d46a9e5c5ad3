import type { Problem } from "@tagsmith/runtime";
import type { Verdict } from "./oracle.js";

/** Where we and libxml2 differ, and why we do as we do. */
export interface Adjudication {
  readonly id: string;
  readonly reason: string;
  readonly applies: (difference: Difference) => boolean;
}

/** One accepts what the other refuses, or they read different values. */
export interface Difference {
  readonly bytes: Uint8Array;
  readonly kind: "we refuse" | "libxml2 refuses" | "value";
  readonly problem: Problem | undefined;
  readonly verdict: Verdict;
}

/** All differences that are right, each as narrow as can be. */
export const adjudications: readonly Adjudication[] = [
  {
    id: "external-entity",
    reason: "libxml2 leaves out what it may not read; we refuse the document, because nothing may vanish from it.",
    applies: ({ kind, problem }) =>
      kind === "we refuse" &&
      ((problem?.code === "doctype" && problem.expected === "an entity that can be read") ||
        problem?.expected === "an entity that is declared in what was read"),
  },
  {
    id: "mark-against-declaration",
    reason:
      "A byte order mark or wide characters against the declared encoding are an error: W3C hst-lhs-008, rmt-e2e-61.",
    applies: ({ kind, problem }) =>
      kind === "we refuse" &&
      problem?.code === "encoding" &&
      /^UTF-(?:8|16[LB]E), the encoding of the (?:bytes|byte order mark),$/.test(problem.expected),
  },
  {
    id: "utf-16-without-mark",
    reason: "libxml2 guesses UTF-16 without a byte order mark only where a declaration begins; we do at any first tag.",
    applies: ({ kind, bytes: [a, b, c, d] }) =>
      kind === "libxml2 refuses" &&
      ((a === 60 && b === 0 && c !== 0 && d === 0) || (a === 0 && b === 60 && c === 0 && d !== 0)),
  },
  {
    id: "namespace-uri",
    reason:
      "A namespace name is compared as a string; that it should be a URI is no constraint: https://www.w3.org/TR/xml-names/#concepts",
    applies: ({ kind, verdict }) =>
      kind === "libxml2 refuses" &&
      verdict.errors.every((message) =>
        / is not (?:a valid URI|absolute)$|^xmlParsePITarget: invalid name prefix/.test(message),
      ),
  },
  {
    id: "fragment",
    reason: "A fragment in a system identifier is an error that need not be told: https://www.w3.org/TR/xml/#dt-sysid",
    applies: ({ kind, verdict }) =>
      kind === "libxml2 refuses" && verdict.errors.every((message) => message === "Fragment not allowed"),
  },
  {
    id: "xml-1.1",
    reason: "libxml2 reads XML 1.1 by the rules of 1.0, with a warning; we refuse it, since its rules are others.",
    applies: ({ kind, problem }) => kind === "we refuse" && problem?.received === '"1.1"',
  },
  {
    id: "version-without-a-number",
    reason: 'libxml2 takes version="1." for one; a number must follow: https://www.w3.org/TR/xml/#NT-VersionNum',
    applies: ({ kind, bytes }) => kind === "we refuse" && /version\s*=\s*["']1\.["']/.test(textOf(bytes)),
  },
  {
    id: "utf-32",
    reason: "libxml2 reads UTF-32, which no processor has to read: https://www.w3.org/TR/xml/#charencoding",
    applies: ({ kind, bytes: [a, b, c, d] }) =>
      (kind === "we refuse" || kind === "libxml2 refuses") &&
      ((b === 0 && c === 0 && (a === 60 || d === 60)) || (a === 255 && b === 254 && c === 0 && d === 0)),
  },
  {
    id: "long-reference",
    reason: "libxml2 refuses references to characters with many zeros: https://www.w3.org/TR/xml/#NT-CharRef",
    applies: ({ kind, bytes, verdict }) =>
      kind === "libxml2 refuses" &&
      /&#(?:x[0-9a-fA-F]{9,}|[0-9]{10,});/.test(textOf(bytes)) &&
      verdict.errors.every((message) => message.includes("CharRef")),
  },
  {
    id: "enumeration-of-notations",
    reason: "libxml2 only warns of a NOTATION type without names: https://www.w3.org/TR/xml/#NT-NotationType",
    applies: ({ kind, problem }) => kind === "we refuse" && problem?.expected === "the name of a notation",
  },
  {
    id: "name-of-an-encoding",
    reason:
      "libxml2 takes names of UTF-8 that no registry has; we read what we name: https://www.w3.org/TR/xml/#charencoding",
    applies: ({ kind, problem }) =>
      kind === "we refuse" && (problem?.expected.startsWith("one of the encodings ") ?? false),
  },
  {
    id: "colon",
    reason: "libxml2 only warns of names that are no qualified names: https://www.w3.org/TR/xml-names/#Conformance",
    applies: ({ kind, problem }) =>
      kind === "we refuse" && /(?:at most one colon inside|without a colon)$/.test(problem?.expected ?? ""),
  },
  {
    id: "behind-an-external-entity",
    reason:
      "Declarations behind a parameter entity that was not read are not used: https://www.w3.org/TR/xml/#include-if-valid, section 5.1",
    applies: ({ kind, bytes }) => kind === "value" && /<!ENTITY\s+%[^>]*(?:SYSTEM|PUBLIC)/.test(textOf(bytes)),
  },
  {
    id: "undeclared-parameter-entity",
    reason:
      "That a parameter entity is declared is a matter of validity alone: https://www.w3.org/TR/xml/#vc-entdeclared",
    applies: ({ kind, bytes, verdict }) =>
      kind === "libxml2 refuses" &&
      textOf(bytes).includes("%") &&
      verdict.errors.every((message) => /^(?:Entity '[^']*' not defined|Fragment not allowed)$/.test(message)),
  },
  {
    id: "line-end-of-an-entity",
    reason:
      "A CR LF in the literal of an entity is one line end; libxml2 keeps both: https://www.w3.org/TR/xml/#sec-line-ends",
    applies: ({ kind, bytes }) => kind === "value" && /<!ENTITY\s[^"'>]*(?:"[^"]*\r|'[^']*\r)/.test(textOf(bytes)),
  },
  {
    id: "return-of-an-entity",
    reason:
      "A carriage return that an entity has from a reference is no line end: https://www.w3.org/TR/xml/#sec-line-ends",
    applies: ({ kind, bytes }) =>
      kind === "value" && /<!ENTITY\s[^"'>]*(?:"[^"]*|'[^']*)&#(?:0*13|x0*[dD]);/.test(textOf(bytes)),
  },
];

/** The adjudication of a difference, or `undefined`: then it is a finding. */
export function adjudicate(difference: Difference): Adjudication | undefined {
  return adjudications.find(({ applies }) => applies(difference));
}

/** The characters of ASCII, whatever their width. */
function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1").replaceAll("\0", "");
}
