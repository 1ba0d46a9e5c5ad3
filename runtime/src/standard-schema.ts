import type { Result } from "./problem.js";

/**
 * What validators of all kinds look like to the libraries that use one, version 1.
 *
 * @see https://standardschema.dev
 */
export interface StandardSchema<Input, Output> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<Output>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly PropertyKey[] | undefined;
}

/** The schema of what a function reads. Its issues name elements and, from 0, their place among those of their name. */
export function standardSchema<T>(
  read: (input: string | Uint8Array) => Result<T>,
): StandardSchema<string | Uint8Array, T>["~standard"] {
  return {
    version: 1,
    vendor: "tagsmith",
    validate(input) {
      if (typeof input !== "string" && !(input instanceof Uint8Array))
        return { issues: [{ message: `expected a string or bytes but received ${typeName(input)}` }] };
      const result = read(input);
      if (result.ok) return { value: result.value };
      const errors = result.problems.filter(({ severity }) => severity === "error");
      return { issues: errors.map(({ message, path }) => ({ message, path: segments(path) })) };
    },
  };
}

function typeName(value: unknown): string {
  return value === null ? "null" : typeof value;
}

/** `/Orders/Order[2]/@ID` is `["Orders", "Order", 1, "@ID"]`. */
function segments(path: string): PropertyKey[] {
  return Array.from(path.matchAll(/\/([^/[]+)(?:\[([0-9]+)\])?/g), ([, name = "", index]) =>
    index === undefined ? [name] : [name, Number(index) - 1],
  ).flat();
}
