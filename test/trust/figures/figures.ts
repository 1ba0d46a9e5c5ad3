import type { Result } from "../results.mjs";

/** A line of the page: what is measured, and how far the best others come. */
export interface Figure {
  readonly what: string;
  readonly command: string;
  /** The script whose result it is. */
  readonly script: string;
  readonly show: (result: Result) => string;
  /** The best peer's figure, measured or published as `source` says. */
  readonly peer: string;
  /** Whether the README shows it. */
  readonly isShown?: true;
}

const of = (name: string): Figure["show"] => {
  return (result) => `${number(result[`${name}: right`])} of ${number(result[`${name}: all`])}`;
};
const counted = (...parts: (string | readonly [key: string])[]): Figure["show"] => {
  return (result) => parts.map((part) => (typeof part === "string" ? part : number(result[part[0]]))).join("");
};
const conformance = { command: "conformance:xml", script: "xmlconf" };
const suites = { command: "test:suites", script: "suites" };
const faults = { command: "faults", script: "faults" };

/** In the order of the page. */
export const figures: readonly Figure[] = [
  {
    ...conformance,
    what: "W3C XML suite: ill-formed documents without a DOCTYPE refused",
    show: of("default, not-wf refused"),
    peer: "libxml2 240, saxes and slimdom 239, fast-xml-parser 22",
    isShown: true,
  },
  {
    ...conformance,
    what: "... ill-formed documents refused, DTD read",
    show: of("DTD and files read, not-wf refused"),
    peer: "rxp and libxml2 99.8 %, slimdom 93.8 %",
  },
  {
    ...conformance,
    what: "... valid documents accepted, DTD read",
    show: of("DTD and files read, valid accepted"),
    peer: "rxp and libxml2 100 %, slimdom 97.9 %",
  },
  {
    ...conformance,
    what: "... canonical output right, DTD read",
    show: of("DTD and files read, right output"),
    peer: "rxp 99.1 %, slimdom 82.8 %",
  },
  {
    ...suites,
    what: "W3C XML Schema suite: valid schemas compile",
    show: of("valid schemas compile"),
    peer: "libxml2 99.5 %, Xerces 99.2 %",
  },
  {
    ...suites,
    what: "... valid documents equal after a round trip",
    show: of("valid documents equal after a round trip"),
    peer: "xsdata 99.4 %, values not compared",
  },
  {
    ...suites,
    what: "... invalid documents refused",
    show: of("invalid documents refused"),
    peer: "libxml2 99.6 %, which validates all",
  },
  {
    what: "Fuzzing: documents read by us and by libxml2, whole and in chunks",
    command: "fuzz",
    script: "fuzz",
    show: counted(["inputs"], " inputs, ", ["findings"], " findings"),
    peer: "slimdom agrees with libxml2 in 99.65 %, fast-xml-parser with validation in 84 %",
    isShown: true,
  },
  {
    what: "Properties of every generated document: read as it was written, hostile values in every place",
    command: "properties",
    script: "properties",
    show: counted(["runs"], " runs, ", ["failures"], " failures"),
    peer: "none published",
  },
  {
    what: "Attacks on the reader: time, bombs, limits, names of prototypes",
    command: "attack",
    script: "attack",
    show: counted(["probes"], " probes, ", ["bombs"], " bombs, ", ["limits"], " limits, ", ["failures"], " failures"),
    peer: "saxes 166 s for a depth of 100,000, slimdom over 15 s for 80,000 attributes",
  },
  {
    what: "Specs that attack: texts that would break out of strings, comments, templates and paths",
    command: "attack",
    script: "attack",
    show: counted(["specs"], " specs, ", ["accepted"], " of which generate code, ", ["failures"], " failures"),
    peer: "none published; Handlebars had five such holes in 2026",
  },
  {
    ...faults,
    what: "Faults of servers, to every request of every client",
    show: counted(["faults"], " faults to ", ["requests"], " requests, ", ["failures"], " failures"),
    peer: "`fetch` takes a gzip that was cut, and sends keys and bodies on to other origins",
    isShown: true,
  },
  {
    ...faults,
    what: "Attacks on endpoints, webhooks and the server",
    show: counted(["attacks"], " attacks, ", ["failures"], " failures"),
    peer: "none published",
  },
  {
    ...faults,
    what: "Secret and personal values in errors, logs and inspected objects",
    show: counted(["leaks"], " leaks in ", ["looks"], " looks"),
    peer: "`fetch` shows them in two errors",
    isShown: true,
  },
  {
    what: "Vectors of signatures, digests and ciphers: RFC 2202, 5849, 6229, ShopSite's and FoxyCart's",
    command: "vectors",
    script: "vectors",
    show: counted(["passed"], " passed, ", ["failed"], " failed"),
    peer: "not comparable",
  },
  {
    what: "Runtimes on which the packed packages read, write, sign and serve",
    command: "runtimes",
    script: "runtimes",
    show: counted(["runtimes"], " of ", ["of"], ", ", ["failures"], " failures"),
    peer: "not comparable",
    isShown: true,
  },
  ...["reader", "streams", "writer", "signer", "values"].map((part) => ({
    what: `Mutation score of the ${part}`,
    command: "mutation",
    script: `mutation-${part}`,
    show: (result: Result): string =>
      `${result["score"]} % of ${number(result["mutants"])} mutants` +
      (result["files"] === undefined ? "" : ` in ${result["files"]} files`),
    peer: "none published",
  })),
];

/** A number as the page writes it. */
function number(value: number | string | undefined): string {
  return typeof value === "number" ? value.toLocaleString("en") : String(value);
}
