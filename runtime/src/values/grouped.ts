import type { FacetCode } from "./narrowed.js";

/** Separators between groups of three digits. */
export const grouping: FacetCode = {
  facets: ["grouped"],
  spelling: ({ name, expected }, { grouped }) =>
    grouped === undefined
      ? undefined
      : {
          expected: `${expected} such as ${groupDigits(name === "decimal" ? "1234.50" : "1234", grouped)}`,
          read: (text) => ungroupDigits(text, grouped),
          write: (text) => groupDigits(text, grouped),
        },
};

/** The digits without the separators between groups of three; nothing where one is misplaced. Groups are never required. */
export function ungroupDigits(text: string, separator: string): string | undefined {
  if (!text.includes(separator)) return text;
  const start = /^[+-]/.test(text) ? 1 : 0;
  const point = text.indexOf(separator === "." ? "," : ".", start);
  const whole = point < 0 ? text.slice(start) : text.slice(start, point);
  const [first = "", ...groups] = whole.split(separator);
  if (!/^[0-9]{1,3}$/.test(first) || groups.some((group) => !/^[0-9]{3}$/.test(group))) return undefined;
  return text.slice(0, start) + first + groups.join("") + (point < 0 ? "" : text.slice(point));
}

/** The number with a separator between groups of three digits: `1,234.50`. */
export function groupDigits(text: string, separator: string): string {
  const start = /^[+-]/.test(text) ? 1 : 0;
  const point = text.indexOf(".");
  const end = point < 0 ? text.length : point;
  let grouped = text.slice(0, start);
  for (let index = start; index < end; index++) {
    if (index > start && (end - index) % 3 === 0) grouped += separator;
    grouped += text.charAt(index);
  }
  return grouped + text.slice(end);
}
