import type { Argv } from "yargs";
import type { Command, Given } from "./commands.js";
import { optionalText, standardInput, text, texts, word } from "./given.js";
import { addressOf, listening, platform, settingSources, settings, several, specs } from "./shared-options.js";

const breakages = ["500", "slow", "cut", "bad-xml", "429"] as const;

/** The commands that play a role of a platform: they send requests, answer them, or show them. */
export const roleCommands: readonly Command[] = [
  {
    usage: "sign <platform> [operation]",
    summary: "Show a request as it would be sent, and how it comes about",
    options: (parser) =>
      parameters(settings(specs(named(parser))))
        .option("explain", { type: "boolean", describe: "Show each step, with line ends visible" })
        .option("show-secrets", { type: "boolean", describe: "Show secrets and personal values, not `***`" })
        .option("token", several("A member of the answer of the token request: name=value"))
        .option("now", { type: "string", requiresArg: true, describe: "The time of the request, in place of this one" })
        .option("nonce", { type: "string", requiresArg: true, describe: "Hexadecimal digits in place of random bytes" })
        .example("$0 sign acme orders --param minId=1962 --explain", "Every step, secrets masked")
        .example("$0 sign acme --env .env --now 1700000000 --nonce 00ff", "A request that is always the same"),
    run: async (given, terminal) => {
      const { sign } = await import("./sign.js");
      return sign(
        {
          platform: text(given, "platform"),
          operation: optionalText(given, "operation"),
          specs: text(given, "specs"),
          parameters: texts(given, "param"),
          token: texts(given, "token"),
          explain: given["explain"] === true,
          showSecrets: given["show-secrets"] === true,
          allowInsecure: given["allow-insecure"] === true,
          now: optionalText(given, "now"),
          nonce: optionalText(given, "nonce"),
          ...settingSources(given),
        },
        terminal,
      );
    },
  },
  {
    usage: "pull <platform> [operation]",
    summary: "Ask a platform for its items, from where the last run stopped",
    options: (parser) =>
      ownFormat(parameters(settings(specs(named(parser)))), ["ndjson", "xml", "singer"], "How items are written")
        .option("out", { type: "string", requiresArg: true, describe: "The file to write, or - for standard output" })
        .option("state", {
          type: "string",
          requiresArg: true,
          describe: "The file that says where the next run goes on",
        })
        .option("record", { type: "string", requiresArg: true, describe: "A folder for samples without personal data" })
        .option("skip-tests", { type: "boolean", describe: "Leave out what the platform calls a test" })
        .option("skip-bad", { type: "boolean", describe: "Leave out items that cannot be read, and say so" })
        .example("$0 pull acme --env .env --out orders.ndjson --state state.json", "New orders only, each time")
        .example("$0 pull acme --param status=5 --format singer", "Messages for an engine that loads them")
        .example('$0 pull acme --param "rules=total > 9.90"', "An entry of a list in the request; it may come again"),
    run: async (given, terminal) => {
      const { pull } = await import("./pull.js");
      return pull(
        {
          platform: text(given, "platform"),
          operation: optionalText(given, "operation"),
          specs: text(given, "specs"),
          parameters: texts(given, "param"),
          out: fileOrStream(given, "out"),
          state: optionalText(given, "state"),
          format:
            given["format"] === undefined ? undefined : word<Format>(given, "format", ["ndjson", "xml", "singer"]),
          record: optionalText(given, "record"),
          allowInsecure: given["allow-insecure"] === true,
          skipTests: given["skip-tests"] === true,
          skipBad: given["skip-bad"] === true,
          ...settingSources(given),
        },
        terminal,
      );
    },
  },
  {
    usage: "mock <platform>",
    summary: "Play a platform that answers as its spec says, to try a client out",
    options: (parser) =>
      listening(settings(specs(parser.positional("platform", platform))))
        .option("orders", {
          type: "string",
          requiresArg: true,
          default: "20",
          describe: "How many items are made up, or a file of one's own as `pull` writes it",
        })
        .option("seed", {
          type: "string",
          requiresArg: true,
          default: "1",
          describe: "The same seed makes up the same",
        })
        .option("broken", { choices: breakages, requiresArg: true, describe: "What goes wrong with each answer" })
        .example("$0 mock acme --orders 500", "Says with which settings to ask it"),
    run: async (given, terminal) => {
      const { mockPlatform } = await import("./mock.js");
      return mockPlatform(
        {
          platform: text(given, "platform"),
          specs: text(given, "specs"),
          orders: text(given, "orders"),
          seed: text(given, "seed"),
          broken:
            given["broken"] === undefined ? undefined : word<(typeof breakages)[number]>(given, "broken", breakages),
          ...addressOf(given),
          ...settingSources(given),
        },
        terminal,
      );
    },
  },
  {
    usage: "serve <platform>",
    summary: "Answer what a platform asks, from a file of items",
    options: (parser) =>
      listening(settings(specs(parser.positional("platform", platform))))
        .option("orders", {
          type: "string",
          requiresArg: true,
          demandOption: true,
          describe: "What `pull` or `parse --ndjson` wrote, or an XML document",
        })
        .example("$0 serve acme --orders orders.ndjson --env .env --port 8080", "The file may change meanwhile"),
    run: async (given, terminal) => {
      const { serve } = await import("./serve.js");
      return serve(
        {
          platform: text(given, "platform"),
          specs: text(given, "specs"),
          orders: text(given, "orders"),
          ...addressOf(given),
          ...settingSources(given),
        },
        terminal,
      );
    },
  },
];

type Format = "ndjson" | "xml" | "singer";

/** The path of an option that may be a hyphen, which is nothing here. */
function fileOrStream(given: Given, name: string): string | undefined {
  const file = optionalText(given, name);
  return file === standardInput || file === "-" ? undefined : file;
}

/** `--format` of a command whose output has formats of its own, in place of the one of reports. */
function ownFormat(parser: Argv, choices: readonly string[], describe: string): Argv {
  // yargs adds choices to those that an option of this name has already, and holds them for private.
  const { choices: known } = (parser as Argv & { getOptions: () => { choices: Record<string, unknown> } }).getOptions();
  delete known["format"];
  return parser.option("format", { choices, requiresArg: true, describe, default: undefined });
}

function named(parser: Argv): Argv {
  return parser
    .positional("platform", platform)
    .positional("operation", { type: "string", describe: "What is asked for; without it the first of the spec" });
}

function parameters(parser: Argv): Argv {
  return parser
    .option("param", several('A parameter of the operation: name=value; of a search: "rules=total > 9.90"'))
    .option("allow-insecure", { type: "boolean", describe: "Let secrets go over http to any host" });
}
