/** What libxml2 says of documents that we take, and why it may. */
const taken: readonly (readonly [complaint: RegExp, why: string])[] = [
  [/does not match the fixed value/, "libxml2 compares the texts of numbers that are fixed, not their values"],
  [
    /'(?:\s[^']*|[^']*\s)' is not a valid value of the (?:atomic|union|list) type/,
    "white space around a value, and alone where a default is for the empty element",
  ],
  [/atomic type 'xs:anyURI'/, "an anyURI is any text: https://www.w3.org/TR/xmlschema-2/#anyURI"],
  [/because the content type is empty/, "white space between two tags is none of the content to us"],
  [
    /'nilled' because there is a fixed value|attribute '\S*nil': |not 'nillable'/,
    "xsi:nil is read where it says something",
  ],
  [
    /type definition is abstract|specified by xsi:type, is blocked/,
    "an xsi:type that no type derives for is passed over",
  ],
  [
    /The attribute '\S+' is not allowed|attribute declaration available/,
    "attributes of an element that is nil are kept as they are",
  ],
];

/** Which texts may be others than those that were read. */
const lost: readonly (readonly [difference: RegExp, why: string])[] = [
  [/another text in \S+: \d{17,} \| \d{17,}$/, "an xs:double has fewer digits than its text"],
  [
    /another (?:text|value of \S+) in \S+: (?:AB \| qw==|AA== \| 00)$/,
    "bytes do not tell which of two binary types of a union they were",
  ],
];

/** Why what was read could not be written. */
const unwritten: readonly (readonly [message: RegExp, why: string])[] = [
  [/expected an object of type \S+ but received "</, "two alternatives of a choice differ by their namespaces alone"],
];

/** What libxml2 says of documents that we write, and why it may. */
const written: readonly (readonly [complaint: RegExp, why: string])[] = [
  ...taken,
  [
    /no corresponding namespace declaration/,
    "where a schema has nothing that xsi:type is for, one that is kept may lose the declaration of its prefix",
  ],
];

/** What we say of documents that libxml2 takes, and why we may. */
const refused: readonly (readonly [message: RegExp, why: string])[] = [
  [/expected .*base64/, "libxml2 passes over characters that are no base64"],
  [
    /expected (?:.* or )?a list of which each item is .*at least 1 item long(?:,.*)?(?: or .*)? but received ""/,
    "libxml2 takes a list of no words for one of NMTOKENS",
  ],
  [
    /any other.* but received the element o:/,
    "an element with a member of its own is no other one, wherever it stands",
  ],
];

/** What we say of schemas that libxml2 takes. */
const noSchema: readonly (readonly [message: RegExp, why: string])[] = [
  [/^expected one type of all elements/, "https://www.w3.org/TR/xmlschema-1/#cos-element-consistent"],
  [
    /^expected content in which the name of an element tells which part it belongs to/,
    "libxml2 passes over parts that differ in their namespaces, and those of one type: https://www.w3.org/TR/xmlschema-1/#cos-nonambig",
  ],
];

/** What libxml2 says of what we export, and of documents that are written by it. */
const exported: readonly (readonly [complaint: RegExp, why: string])[] = [
  [/xmlSchemaCheckFacet, value was not computed/, "an error of libxml2, with an enumeration of lists"],
  [/'xs:\w+' has no corresponding namespace declaration/, "as in what is written"],
  [
    /of the xsi:type attribute does not resolve to a type definition/,
    "where a schema has nothing that xsi:type is for, types are exported by the names that they have in TypeScript",
  ],
  [
    /The type definition '\{http:\/\/www.w3.org\/2001\/XMLSchema\}\w+', specified by xsi:type/,
    "simple types are exported as what they hold, from which that in an xsi:type that is kept is not derived",
  ],
];

type Kind = "taken" | "lost" | "unwritten" | "written" | "refused" | "noSchema" | "exported";

const lists: Readonly<Record<Kind, readonly (readonly [pattern: RegExp, why: string])[]>> = {
  taken,
  lost,
  unwritten,
  written,
  refused,
  noSchema,
  exported,
};

/** Whether a difference between libxml2 and us is one that is explained. */
export function isExplained(kind: Kind, message: string): boolean {
  return lists[kind].some(([pattern]) => pattern.test(message));
}
