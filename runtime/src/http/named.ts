import { type Codec, invalid } from "../codec.js";
import { readParameters } from "./parameters.js";
import { writeValue } from "./settings.js";
import type { AnyRecord, OperationTable } from "./table.js";

type Parameters = Readonly<Record<string, unknown>>;

/** What a call gives, by the names on the wire: its parameters and, where it sends a document, the leaves right in that. */
export function writtenNames(platform: string, operation: OperationTable, parameters: Parameters): Map<string, string> {
  const written = new Map(readParameters(platform, operation, parameters).map(({ table, text }) => [table.name, text]));
  if (!operation.body) return written;
  const body = parameters[operation.body.as ?? "body"] as Parameters | undefined;
  for (const { name, as, type } of leavesOf(operation)) {
    const value = body?.[as];
    if (value === undefined || written.has(name)) continue;
    const text = writeValue(type, value);
    // What cannot be written counts as given all the same: the writer refuses it, and nothing takes its place.
    written.set(name, text === invalid ? String(value) : text);
  }
  return written;
}

/** The parameters of a call with one more, given by its name on the wire; nothing where there is none of this name. */
export function withNamed(
  operation: OperationTable,
  parameters: Parameters,
  name: string,
  text: string,
): Parameters | undefined {
  const parameter = operation.parameters.find((candidate) => candidate.name === name);
  const leaf = parameter ?? leavesOf(operation).find((candidate) => candidate.name === name);
  const value = leaf?.type.read(text) ?? invalid;
  if (!leaf || value === invalid) return undefined;
  if (parameter) return { ...parameters, [leaf.as]: value };
  const body = operation.body?.as ?? "body";
  return { ...parameters, [body]: { ...(parameters[body] as Parameters | undefined), [leaf.as]: value } };
}

interface Leaf {
  readonly name: string;
  readonly as: string;
  readonly type: Codec<unknown>;
}

/** The attributes and elements of the document that is sent which hold one value each. */
export function leavesOf({ body }: Pick<OperationTable, "body">): Leaf[] {
  const record: AnyRecord | undefined = body?.document().type();
  return (record?.members ?? []).flatMap(({ xml, as, type, number }) => {
    const names = typeof xml === "string" ? [xml] : (xml ?? []);
    return "read" in type && (number === undefined || number === "?") ? names.map((name) => ({ name, as, type })) : [];
  });
}
