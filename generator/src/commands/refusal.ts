import { ParameterError, SettingError } from "@tagsmith/runtime/http";
import { Failure } from "../disk/failure.js";

/** An error about what the user gave is wrong usage; any other is passed on. */
export function refusalOf(error: unknown): unknown {
  return error instanceof SettingError || error instanceof ParameterError ? new Failure(error.message) : error;
}
