import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { safeParse, serialize } from "../../../runtime/src/index.js";
import type { XsdImport } from "../../../generator/src/xsd/index.js";
import { type Group, type Instance, suite } from "./catalogue.js";
import { type CompiledSchema, compileSchema, importGroup } from "./compile.js";
import { difference, rootOf } from "./infoset.js";

/** What became of a group: of its schema, and of each of its documents. */
export interface Outcome {
  readonly group: string;
  readonly suite: string;
  readonly schemaValid: boolean;
  readonly schema: "compiled" | "unsupported" | "refused" | "crashed";
  /** Of what is not obeyed, or wrong. */
  readonly messages: readonly string[];
  readonly instances: readonly InstanceOutcome[];
  readonly typeScript?: string;
}

export interface InstanceOutcome {
  readonly file: string;
  readonly valid: boolean;
  readonly outcome: "equal" | "different" | "refused" | "accepted" | "crashed";
  readonly reason: string;
}

/** Compiles the schema of a group, and reads and writes its documents. */
export function checkGroup(group: Group): Outcome {
  const { name, suite, schemaValid, instances } = group;
  const common = { group: `${suite}/${name}`, suite, schemaValid };
  const unread = (reason: string): InstanceOutcome[] =>
    instances.map(({ file, valid }) => ({ file, valid, outcome: valid ? "different" : "accepted", reason }));
  let schema: XsdImport;
  let compiled: CompiledSchema;
  let typeScript: string | undefined;
  try {
    schema = importGroup(group);
    const messages = schema.problems.map(({ message }) => message);
    if (schema.problems.some(({ severity }) => severity === "error"))
      return { ...common, schema: "refused", messages, instances: unread(`schema refused: ${messages[0]}`) };
    compiled = compileSchema(schema);
    typeScript = compiled.typeScript();
  } catch (error) {
    const message = described(error);
    return { ...common, schema: "crashed", messages: [message], instances: unread(`schema: ${message}`) };
  }
  const messages = schema.problems.map(({ message }) => message);
  return {
    ...common,
    schema: messages.length === 0 ? "compiled" : "unsupported",
    messages,
    instances: instances.map((instance) => checkInstance(instance, compiled)),
    ...(typeScript !== undefined && { typeScript }),
  };
}

function checkInstance({ file, valid }: Instance, compiled: CompiledSchema): InstanceOutcome {
  try {
    const { outcome, reason } = roundTrip(readFileSync(join(suite, file)), compiled);
    return { file, valid, outcome: outcome === "different" && !valid ? "accepted" : outcome, reason };
  } catch (error) {
    return { file, valid, outcome: "crashed", reason: described(error) };
  }
}

function roundTrip(bytes: Uint8Array, compiled: CompiledSchema): Pick<InstanceOutcome, "outcome" | "reason"> {
  const table = compiled.tableOf(rootOf(bytes));
  if (table === undefined) return { outcome: "refused", reason: "no such root" };
  const read = safeParse(table, bytes);
  if (!read.ok) return { outcome: "refused", reason: read.problems.find((each) => each.severity === "error")!.message };
  const written = serialize(table, read.value);
  const again = safeParse(table, written);
  if (!again.ok) return { outcome: "different", reason: `written: ${again.problems[0]?.message ?? ""}` };
  if (!isDeepStrictEqual(again.value, read.value)) return { outcome: "different", reason: "another value" };
  const found = difference(bytes, written);
  return found === undefined ? { outcome: "equal", reason: "" } : { outcome: "different", reason: found };
}

function described(error: unknown): string {
  return error instanceof Error ? `${error.message} ${error.stack?.split("\n")[1]?.trim() ?? ""}` : String(error);
}
