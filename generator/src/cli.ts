import { readFileSync } from "node:fs";
import yargs, { type Argv } from "yargs";
import { commands, type Given } from "./commands/commands.js";
import { standardInput, word } from "./commands/given.js";
import { terminalOf } from "./commands/terminal.js";
import { complain, wrongUsage } from "./commands/wrong-usage.js";

/**
 * Runs the command line and says with which exit code to end: 0 fine, 1 findings or stale, 2 wrong usage or internal
 * error. What a command does is imported when it is called: most of the time of a run with nothing to do is imports.
 */
export async function run(words: readonly string[]): Promise<number> {
  // yargs loses an argument that is a hyphen.
  const given = words.map((word) => (word === "-" ? standardInput : word));
  process.stdout.on("error", endWhenNobodyReads);
  let code = 0;
  const parser = commands.reduce(
    (parser, command) =>
      parser.command<Given>(command.usage, command.summary, command.options, async (options) => {
        code = await command.run(
          options,
          terminalOf(word(options, "format", ["pretty", "json", "github"]), options["no-color"] === true),
        );
      }),
    globalOptions(given),
  );
  try {
    if (given.length > 0) {
      await parser.parseAsync();
      return code;
    }
    process.stderr.write(`${await parser.getHelp()}\n`);
    return 2;
  } catch (error) {
    return complain(error, terminalOf("pretty", given.includes("--no-color")));
  }
}

function globalOptions(given: readonly string[]): Argv {
  const parser = yargs([...given]);
  return (
    parser
      .scriptName("tagsmith")
      .usage(
        "Specs of XML platforms in; typed parsers, serializers, clients and mocks out.\n\n  $0 <command> [options]",
      )
      .locale("en")
      // `--no-check` is an option of its own: it is not the opposite of `--check`.
      .parserConfiguration({
        "boolean-negation": false,
        "camel-case-expansion": false,
        "parse-numbers": false,
        "parse-positional-numbers": false,
      })
      .option("format", {
        choices: ["pretty", "json", "github"],
        default: "pretty",
        requiresArg: true,
        describe: "For people, for programs, or as annotations on GitHub",
      })
      .option("no-color", { type: "boolean", describe: "No colours; NO_COLOR does the same" })
      .version(version())
      .help()
      .alias({ help: "h" })
      .demandCommand(1)
      .strict()
      .exitProcess(false)
      .wrap(Math.min(110, process.stdout.columns ?? 110))
      .fail((message, error) => {
        throw wrongUsage(message, error, { given, options: optionNames(parser) });
      })
  );
}

/** Which options there are: the types of yargs do not tell, and hold this for private. */
function optionNames(parser: Argv): string[] {
  const { key } = (parser as Argv & { getOptions: () => { key: Record<string, unknown> } }).getOptions();
  return Object.keys(key);
}

function version(): string {
  const file = new URL("../package.json", import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

/** `tagsmith parse ... | head` closes the pipe early, which is no error. */
function endWhenNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
}
