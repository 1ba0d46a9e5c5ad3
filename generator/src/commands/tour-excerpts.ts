import { inspect } from "node:util";
import type { Colors } from "./terminal.js";

/** A value as a program sees it, its beginning: two levels, without what is absent. */
export function excerptOfValue(value: unknown, colors: Colors): string {
  const text = inspect(present(value), {
    colors: colors.isColorSupported,
    compact: 3,
    depth: 2,
    breakLength: 100,
    maxArrayLength: 1,
    maxStringLength: 60,
  });
  return shortened(text.split("\n"), 26, colors);
}

/** The declaration of a type in a module, its beginning. */
export function excerptOfType(module: string, name: string, colors: Colors): string {
  const lines = module.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`export interface ${name} `));
  if (start === -1) return "";
  const end = lines.indexOf("}", start);
  return shortened(lines.slice(start, end + 1), 16, colors);
}

/** The first lines and the last one, no comment torn. */
function shortened(lines: readonly string[], most: number, { dim }: Colors): string {
  if (lines.length <= most) return `${lines.join("\n")}\n`;
  const first = lines.slice(0, most - 2);
  while (/^\s*(?:\/\*|\*)/.test(first.at(-1) ?? "")) first.pop();
  const left = dim(`  // ... ${lines.length - first.length - 1} more lines`);
  return `${[...first, left, lines.at(-1)].join("\n")}\n`;
}

/** Without the members that are `undefined`, and without what has a symbol for its name. */
function present(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(present);
  if (typeof value !== "object" || value === null || value instanceof Date || value instanceof Uint8Array) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, present(member)]));
}
