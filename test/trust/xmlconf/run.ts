import { XmlError } from "@tagsmith/runtime";
import type { Any } from "../any.js";
import type { Case } from "./catalogue.js";
import { type Mode, isRight } from "./modes.js";

/** What came of reading the suite in one way. */
export interface Outcome {
  readonly mode: string;
  readonly figures: Readonly<Record<Kind, Figure>>;
}

/** How many documents came out as the suite says, and which did not. */
export interface Figure {
  readonly right: number;
  readonly all: number;
  readonly differences: readonly string[];
}

/** What can be right or wrong. */
export const kinds = [
  "DOCTYPE refused",
  "not-wf refused",
  "valid accepted",
  "invalid accepted",
  "right output",
] as const;
export type Kind = (typeof kinds)[number];

/** Reads all documents that a mode can be asked about. */
export function runMode(mode: Mode, cases: readonly Case[]): Outcome {
  const verdicts = cases.filter(mode.applies).flatMap((given) => judge(mode, given));
  const figures = kinds.map((kind) => {
    const own = verdicts.filter((verdict) => verdict.kind === kind);
    const differences = own.filter(({ right }) => !right).map(({ id }) => id);
    return [kind, { right: own.length - differences.length, all: own.length, differences }];
  });
  return { mode: mode.name, figures: Object.fromEntries(figures) as Record<Kind, Figure> };
}

interface Verdict {
  readonly kind: Kind;
  readonly id: string;
  readonly right: boolean;
}

function judge(mode: Mode, given: Case): Verdict[] {
  const { id, type, output } = given;
  const value = valueOf(mode, given);
  const accepted = value !== undefined;
  if (mode.refuses) return [{ kind: "DOCTYPE refused", id, right: !accepted }];
  const verdict: Verdict =
    type === "not-wf"
      ? { kind: "not-wf refused", id, right: !accepted }
      : { kind: `${type} accepted`, id, right: accepted };
  if (!mode.outputs || output === undefined || type !== "valid") return [verdict];
  return [verdict, { kind: "right output", id, right: accepted && isRight(value, output) }];
}

/** Anything else that is thrown is a crash, which ends the run. */
function valueOf(mode: Mode, given: Case): Any | undefined {
  try {
    return mode.read(given);
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}
