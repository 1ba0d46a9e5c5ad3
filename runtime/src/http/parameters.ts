import { invalid } from "../codec.js";
import { ParameterError } from "./errors/parameter-error.js";
import { describeValue, expectedOf, writeValue } from "./settings.js";
import type { OperationTable, ParameterTable } from "./table.js";

/** A parameter that was given or has a default, as written on the wire. */
export interface GivenParameter {
  readonly table: ParameterTable;
  readonly text: string;
}

/** Checks the parameters of a call; one that is missing, unknown or wrong throws a `ParameterError`. */
export function readParameters(
  platform: string,
  operation: Pick<OperationTable, "name" | "parameters" | "body">,
  given: object,
): GivenParameter[] {
  const bodyProperty = operation.body && (operation.body.as ?? "body");
  for (const name of Object.keys(given)) {
    if (name === bodyProperty || operation.parameters.some(({ as }) => as === name)) continue;
    const known = [...operation.parameters.map(({ as }) => as), ...(bodyProperty === undefined ? [] : [bodyProperty])];
    throw new ParameterError({
      platform,
      operation: operation.name,
      parameter: name,
      expected: known.length === 0 ? "no parameter" : `one of the parameters ${known.join(", ")}`,
      received: "this name",
    });
  }
  return operation.parameters.flatMap((table) => {
    const value = (given as Readonly<Record<string, unknown>>)[table.as] ?? table.default;
    if (value === undefined && table.optional) return [];
    const refuse = (expected: string): ParameterError => {
      const received = value === undefined ? "nothing" : hidden(table, value);
      return new ParameterError({ platform, operation: operation.name, parameter: table.as, expected, received });
    };
    if (!table.repeated) return [{ table, text: writeParameter(table, value, refuse) }];
    if (!Array.isArray(value)) throw refuse("an array");
    return value.map((item: unknown) => ({ table, text: writeParameter(table, item, refuse) }));
  });
}

function writeParameter(table: ParameterTable, value: unknown, refuse: (expected: string) => Error): string {
  const text = value === undefined ? invalid : writeValue(table.type, value);
  if (text === invalid) throw refuse(expectedOf(table.type));
  if (/\p{Surrogate}/u.test(text)) throw refuse("whole characters");
  return text;
}

function hidden(table: ParameterTable, value: unknown): string {
  if (table.secret) return "a secret value";
  return table.personal ? "a personal value" : describeValue(value);
}
