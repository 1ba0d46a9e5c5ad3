import { safeParse } from "../../document.js";
import type { Limits } from "../../limits.js";
import type { EndpointOperationTable } from "../endpoint-table.js";
import type { Problem } from "../../problem.js";
import { maskProblem } from "./mask-problem.js";
import { charsetOf } from "../media.js";
import { scopeOf } from "../scope.js";
import type { Settings } from "../settings.js";
import type { BodyTable } from "../table.js";
import type { Received } from "./received.js";
import { Refusal } from "./refusal.js";

/** The value of the document that was posted; nothing where the operation allows an empty body and it is empty. */
export async function readPosted(
  { bodyOptional }: EndpointOperationTable,
  body: BodyTable,
  received: Received,
  settings: Settings,
  limits: Limits,
  onProblem: (problem: Problem) => void,
): Promise<unknown> {
  let bytes = await bytesOf(body, received, settings);
  if (bytes.length === 0 && bodyOptional) return undefined;
  if (bytes.length === 0) throw new Refusal(400, "expected a document but received an empty body");
  const scope = scopeOf(settings, {}, new Map());
  for (const step of body.steps.toReversed()) bytes = await step.decode(bytes, scope);
  const charset = charsetOf(received.headers);
  const result = safeParse(body.document, bytes, { limits, ...(charset !== undefined && { charset }) });
  const problems = result.problems.map((problem) => maskProblem(problem, settings.secrets));
  if (result.ok) {
    for (const problem of problems) onProblem(problem);
    return result.value;
  }
  const [first] = problems.filter(({ severity }) => severity === "error");
  throw new Refusal(400, first?.message ?? "the document cannot be read");
}

async function bytesOf(
  { field, fieldSetting }: BodyTable,
  received: Received,
  { values }: Settings,
): Promise<Uint8Array> {
  const name = field ?? (fieldSetting === undefined ? undefined : values[fieldSetting]);
  if (name === undefined || name === "") return received.body();
  return new TextEncoder().encode((await received.form()).all(name)[0] ?? "");
}
