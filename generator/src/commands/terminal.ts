import picocolors from "picocolors";

/** Where a command says what it found: values and reports on `out`, problems with an input and complaints on `error`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly colors: Colors;
  readonly format: Format;
  /** Whether a person can be asked. */
  readonly interactive: boolean;
}

export type Colors = ReturnType<typeof picocolors.createColors>;

/** For people, for programs, or as annotations of a pull request on GitHub. */
export type Format = "pretty" | "json" | "github";

/** The terminal of this process. Colours follow NO_COLOR (https://no-color.org), FORCE_COLOR and what is a terminal. */
export function terminalOf(format: Format, noColor: boolean): Terminal {
  const wanted = !noColor && !process.env["NO_COLOR"] && format === "pretty";
  const forced = process.env["FORCE_COLOR"];
  const colored = wanted && (forced ? forced !== "0" : process.stdout.isTTY === true);
  return {
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    colors: picocolors.createColors(colored),
    format,
    interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
  };
}
