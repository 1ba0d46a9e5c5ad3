import { structuredPatch } from "diff";
import type { Change } from "../disk/generated.js";
import type { Colors } from "./terminal.js";

/** What a change would do to a file, as a unified difference of at most `limit` lines. */
export function difference({ before, after }: Change, limit: number, colors: Colors): string {
  if (before === undefined || after === undefined) return "";
  const { hunks } = structuredPatch("", "", withoutHashes(before), withoutHashes(after), "", "", { context: 1 });
  if (hunks.length === 0) return `    ${colors.dim("only the hashes in its header differ")}\n`;
  const lines = hunks.flatMap(({ oldStart, newStart, oldLines, newLines, lines }) => [
    colors.cyan(`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`),
    ...lines.map((line) => painted(line, colors)),
  ]);
  const shown = lines.slice(0, limit);
  if (lines.length > limit) shown.push(colors.dim(`... ${lines.length - limit} more lines`));
  return shown.map((line) => `    ${line}\n`).join("");
}

/** The hashes differ wherever anything does. */
function withoutHashes(text: string): string {
  return text.replace(/^\/\/ spec [0-9a-f]+ generator .*$/m, "// spec ... generator ...");
}

function painted(line: string, { green, red, dim }: Colors): string {
  if (line.startsWith("+")) return green(line);
  if (line.startsWith("-")) return red(line);
  return dim(line);
}
