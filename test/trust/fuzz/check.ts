import { safeParse } from "@tagsmith/runtime";
import { anyNamesTable } from "../any.js";
import { canonicalForm } from "../xmlconf/canonical.js";
import { type Adjudication, type Difference, adjudicate } from "./adjudications.js";
import { askLibxml2 } from "./oracle.js";
import { type Reading, readAny } from "./ours.js";

/** What came of one document. */
export interface Checked {
  readonly accepted: boolean;
  /** A difference that is explained. */
  readonly adjudication: Adjudication | undefined;
  /** What is wrong, in words; nothing where all is well. */
  readonly finding: string | undefined;
}

/** The most that 8 KB may cost, in milliseconds. */
const longestTime = 100;

/** Reads a document, and compares what comes out with what libxml2 says. */
export function check(bytes: Uint8Array, compareValues: boolean): Checked {
  let reading: Reading;
  try {
    const started = performance.now();
    reading = readAny(bytes);
    if (performance.now() - started > longestTime && isSlow(bytes))
      return found(`it takes more than ${longestTime} ms`);
  } catch (error) {
    return found(`it throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  const { problem, value } = reading;
  const verdict = askLibxml2(bytes, compareValues && problem === undefined);
  const accepted = problem === undefined;
  if (accepted !== verdict.accepted) {
    const kind = accepted ? "libxml2 refuses" : "we refuse";
    return explained({ bytes, kind, problem, verdict }, accepted, problem?.message ?? verdict.errors.join("; "));
  }
  if (value === undefined || verdict.canonical === undefined)
    return { accepted, adjudication: undefined, finding: undefined };
  const ours = canonicalForm("_", value);
  const theirs = safeParse(anyNamesTable, verdict.canonical);
  // libxml2 leaves an ampersand in the name of a namespace as it is: such a canonical form is no XML.
  if (!theirs.ok) return { accepted, adjudication: undefined, finding: undefined };
  const canonical = canonicalForm("_", theirs.value);
  if (ours === canonical) return { accepted, adjudication: undefined, finding: undefined };
  return explained({ bytes, kind: "value", problem, verdict }, accepted, `${ours} is not ${canonical}`);
}

function explained(difference: Difference, accepted: boolean, detail: string): Checked {
  const adjudication = adjudicate(difference);
  return {
    accepted,
    adjudication,
    finding: adjudication === undefined ? `${difference.kind}: ${detail}` : undefined,
  };
}

/** Other work on the machine takes time too: it is slow if it is always slow. */
function isSlow(bytes: Uint8Array): boolean {
  return [1, 2, 3].every(() => {
    const started = performance.now();
    readAny(bytes);
    return performance.now() - started > longestTime;
  });
}

function found(finding: string): Checked {
  return { accepted: false, adjudication: undefined, finding };
}
