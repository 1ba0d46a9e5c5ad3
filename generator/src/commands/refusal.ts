import { XmlError } from "@tagsmith/runtime";
import { ParameterError, SettingError } from "@tagsmith/runtime/http";
import { Failure } from "../disk/failure.js";

/** An error about what the user gave is wrong usage, such as a document that cannot be sent; any other is passed on. */
export function refusalOf(error: unknown): unknown {
  const isAboutWords = error instanceof SettingError || error instanceof ParameterError || error instanceof XmlError;
  return isAboutWords ? new Failure(error.message) : error;
}
