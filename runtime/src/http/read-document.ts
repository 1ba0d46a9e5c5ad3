import { type ReadOptions, safeParse } from "../document.js";
import type { Problem } from "../problem.js";
import { skipBadItems } from "./bad-items.js";
import type { Asked } from "./errors/tagsmith-error.js";
import type { Exchange } from "./exchange.js";
import { charsetOf } from "./media.js";
import { mask } from "./secrets.js";
import type { Session } from "./session.js";
import type { AnswerTable } from "./table.js";

type DocumentAnswer = Extract<AnswerTable, { kind: "document" }>;

/** The value of a document, without the items that cannot be read where the user asks for that. */
export function readDocument(
  session: Session,
  asked: Asked,
  answer: DocumentAnswer,
  { prepared, reply }: Exchange,
  wrong: (reason: string, problems: readonly Problem[]) => Error,
): unknown {
  const charset = charsetOf(reply.headers);
  const { options } = session;
  const reading: ReadOptions = { limits: options.limits, ...(charset !== undefined && { charset }) };
  const result = safeParse(answer.document, reply.bytes, reading);
  const problems = result.problems.map((problem) => maskProblem(problem, prepared.unshown));
  for (const problem of problems) if (problem.severity === "notice") options.onProblem(problem);
  if (result.ok) return result.value;
  const errors = problems.filter(({ severity }) => severity === "error");
  if (options.badItem === "skip") {
    const rest = skipBadItems(session, asked, answer, reply.bytes, reading, errors);
    if (rest) return rest.value;
  }
  throw wrong(errors[0]?.message ?? "the document cannot be read", errors);
}

function maskProblem(problem: Problem, secrets: ReadonlySet<string>): Problem {
  return { ...problem, received: mask(problem.received, secrets), message: mask(problem.message, secrets) };
}
