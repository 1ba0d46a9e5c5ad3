import { counted } from "./counted.js";
import type { Terminal } from "./terminal.js";

/** Tells of what is noticed without failing, as long as there is not too much of it. */
export interface Notices {
  readonly tell: (message: string) => void;
  /** Says how many were not told. */
  readonly end: () => void;
}

/** A feed can have a notice for each of its items. */
const most = 20;

/** Notices on standard error; `before` is called before each, to make room on the terminal. */
export function noticesOn({ error, colors }: Terminal, before: () => void): Notices {
  let count = 0;
  return {
    tell: (message) => {
      count++;
      if (count > most) return;
      before();
      error(`${colors.yellow("notice:")} ${message}\n`);
    },
    end: () => {
      if (count > most) error(`${colors.yellow("notice:")} ${counted(count - most, "more notice")}\n`);
    },
  };
}
