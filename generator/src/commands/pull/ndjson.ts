import { jsonOf } from "../json.js";
import type { PullFormat } from "./format.js";

/** One item on each line, as `parse --ndjson` prints it. */
export function ndjsonFormat(): PullFormat {
  return { begin: () => "", item: (value) => `${jsonOf(value, 0)}\n`, checkpoint: () => "" };
}
