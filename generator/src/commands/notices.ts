import { counted } from "./counted.js";
import { withoutNumbers } from "./groups.js";
import type { Terminal } from "./terminal.js";

/** Tells of what is noticed without failing, each thing once, as long as there is not too much of it. */
export interface Notices {
  readonly tell: (message: string) => void;
  /** Says how many were not told. */
  readonly end: () => void;
}

/** A feed can have a notice for each of its items. */
const most = 20;

/** Notices on standard error; `before` is called before each, to make room on the terminal. */
export function noticesOn({ error, colors }: Terminal, before: () => void): Notices {
  const told = new Set<string>();
  let others = 0;
  return {
    tell: (message) => {
      const saying = withoutNumbers(message.replace(/\b\d+:\d+ /, ""));
      if (told.has(saying) || told.size === most) return void others++;
      told.add(saying);
      before();
      error(`${colors.yellow("notice:")} ${message}\n`);
    },
    end: () => {
      if (others > 0) error(`${colors.yellow("notice:")} ${counted(others, "more notice")}\n`);
    },
  };
}
