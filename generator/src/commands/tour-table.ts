import { bytesText } from "./pull/progress.js";
import type { Colors } from "./terminal.js";
import type { RoleRun } from "./tour-roles.js";

/** Runs as a table for people; what went wrong stands at the end of its line. */
export function roleTable(runs: readonly RoleRun[], { dim, green, red }: Colors): string {
  const rows = [
    ["platform", "role", "orders", "bytes", "time", "result"],
    ...runs.map(({ platform, role, items, bytes, milliseconds, wrong }) => [
      platform,
      role,
      String(items),
      bytesText(bytes),
      `${Math.ceil(milliseconds)} ms`,
      wrong ?? "right",
    ]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row, index) => {
    const cells = widths.map((width, column) => {
      const cell = row[column] ?? "";
      return column < 2 ? cell.padEnd(width) : cell.padStart(width);
    });
    const result = row[5] ?? "";
    if (index === 0) return dim([...cells, result].join("  "));
    return [...cells, runs[index - 1]?.wrong === undefined ? green(result) : red(result)].join("  ");
  });
  return `${lines.join("\n")}\n`;
}
