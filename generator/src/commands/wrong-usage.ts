import { Failure, reasonOf } from "../disk/failure.js";
import { commands } from "./commands.js";
import { nearest } from "../problems/nearest.js";
import type { Terminal } from "./terminal.js";

/** What yargs complains about, in our words; the error of a command is passed on. */
export function wrongUsage(said: string | null, error: Error | undefined, context: Context): Error {
  if (error !== undefined && error.name !== "YError") return error;
  const message = said ?? error?.message ?? "";
  for (const [pattern, explain] of complaints) {
    const found = pattern.exec(message);
    if (found !== null) return explain(found[1] ?? "", context, found[2] ?? "");
  }
  return new Failure(message, helpFor(context));
}

/** The words after `tagsmith`, and the options that the command has. */
export interface Context {
  readonly given: readonly string[];
  readonly options: readonly string[];
}

/** Says what stopped a command and gives the exit code 2; the stack only to those who ask for it. */
export function complain(error: unknown, terminal: Terminal): 2 {
  const { red, dim } = terminal.colors;
  if (process.env["TAGSMITH_DEBUG"] === "1" && error instanceof Error) terminal.error(`${error.stack}\n`);
  if (error instanceof Failure) {
    terminal.error(`${red("tagsmith:")} ${error.message}\n${error.hint === undefined ? "" : `  ${error.hint}\n`}`);
  } else {
    terminal.error(`${red("tagsmith:")} internal error: ${reasonOf(error)}\n`);
    terminal.error(dim("  This is a fault of Tagsmith. TAGSMITH_DEBUG=1 shows where it happened.\n"));
  }
  return 2;
}

type Explain = (first: string, context: Context, second: string) => Failure;

const complaints: readonly (readonly [RegExp, Explain])[] = [
  [/^Unknown arguments?: (.*)$/, unknownArgument],
  [/^Unknown commands?: (.*)$/, unknownArgument],
  [
    /^Not enough arguments following: (.*)$/,
    (name, context) => new Failure(`--${name} needs a value`, helpFor(context)),
  ],
  [
    /^Not enough non-option arguments: got (\d+), need at least (\d+)/,
    (_got, context) => {
      const usage = commandOf(context)?.usage ?? "<command>";
      return new Failure(`something is missing: tagsmith ${usage}`, helpFor(context));
    },
  ],
  [
    /Argument: ([^,]+), Given: (.*)/,
    (name, context, rest) => {
      const [given = "", choices = ""] = rest.split(", Choices: ");
      return new Failure(`--${name} cannot be ${given}, only ${choices.replaceAll('"', "")}`, helpFor(context));
    },
  ],
  [
    /^Arguments (\S+) and (\S+) are mutually exclusive$/,
    (first, _context, second) => new Failure(`--${first} and --${second} cannot be used together`),
  ],
];

function unknownArgument(names: string, context: Context): Failure {
  const name = names.split(", ")[0] ?? "";
  const option = context.given.find((word) => word.startsWith("-") && word.replace(/^-+/, "").split("=")[0] === name);
  if (option !== undefined) {
    const dashes = /^-+/.exec(option)?.[0] ?? "";
    return new Failure(`unknown option ${dashes}${name}`, suggestion(name, context.options, "--") ?? helpFor(context));
  }
  if (commandOf(context) !== undefined) {
    return new Failure(`one argument too many: ${name}`, helpFor(context));
  }
  return new Failure(
    `unknown command ${name}`,
    suggestion(name, commands.map(nameOf), "tagsmith ") ?? helpFor(context),
  );
}

/** `Did you mean ...?`, where one of the words is near. */
export function suggestion(name: string, words: readonly string[], before: string): string | undefined {
  const near = nearest(name, words);
  return near === undefined ? undefined : `Did you mean ${before}${near}?`;
}

function helpFor(context: Context): string {
  const command = commandOf(context);
  return `See tagsmith ${command === undefined ? "" : `${nameOf(command)} `}--help`;
}

function commandOf({ given }: Context): (typeof commands)[number] | undefined {
  return commands.find((command) => given.includes(nameOf(command)));
}

function nameOf({ usage }: (typeof commands)[number]): string {
  return usage.split(" ")[0] ?? "";
}
