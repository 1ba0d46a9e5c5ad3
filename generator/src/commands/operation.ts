import type { ClientTable, OperationTable } from "@tagsmith/runtime/http";
import { unknownName } from "./platforms.js";
import { Failure } from "../disk/failure.js";

/** The operation of this name; without a name the first of the spec. */
export function operationNamed({ platform, operations }: ClientTable, name: string | undefined): OperationTable {
  const [first] = operations;
  if (first === undefined) throw new Failure(`${platform} has no requests that we send`);
  if (name === undefined) return first;
  const found = operations.find((operation) => operation.name === name);
  if (found !== undefined) return found;
  const names = operations.map((operation) => operation.name);
  throw unknownName("operation", name, names, `of ${platform}`);
}
