import type { Argv } from "yargs";
import { Failure } from "../disk/failure.js";
import { optionalText, text, texts, word } from "./given.js";
import { roleCommands } from "./role-commands.js";
import { key, settingSources, settings, specs } from "./shared-options.js";
import { webhookCommands } from "./webhook-commands.js";
import type { Terminal } from "./terminal.js";

/** What yargs found, by the name of the option or argument. */
export type Given = Readonly<Record<string, unknown>>;

/** A command of `tagsmith`: how it is called, and what it does, imported when it is called. */
export interface Command {
  /** As yargs reads it: `<...>` must be given, `[...]` may be, `..` takes several. */
  readonly usage: string;
  readonly summary: string;
  readonly options: (parser: Argv) => Argv;
  readonly run: (given: Given, terminal: Terminal) => Promise<number>;
}

/** All commands, in the order of the help. A new one is an entry here and a file beside this one. */
export const commands: readonly Command[] = [
  {
    usage: "generate [platform..]",
    summary: "Write TypeScript for all specs, or for these platforms",
    options: (parser) =>
      folders(parser)
        .option("check", { type: "boolean", describe: "Write nothing; exit with 1 if anything is stale" })
        .option("watch", { type: "boolean", describe: "Generate again when a spec changes, until Ctrl+C" })
        .option("dry-run", { type: "boolean", describe: "Write nothing; say what would be written" })
        .option("tests", {
          choices: ["vitest", "none"],
          default: "vitest",
          requiresArg: true,
          describe: "Tests beside each module",
        })
        .option("import-extension", {
          choices: [".js", ".ts", "none"],
          default: ".js",
          requiresArg: true,
          describe: "How generated files name each other",
        })
        .option("js", { type: "boolean", describe: "Write .js and .d.ts in place of .ts" })
        .option("no-type-check", {
          alias: "no-check",
          type: "boolean",
          describe: "Write without checking the types of the output",
        })
        .conflicts({ check: ["watch", "dry-run"], watch: ["dry-run"] })
        .example("$0 generate", "All platforms of specs/ into generated/")
        .example("$0 generate acme --out src/acme", "One platform into a folder of your own")
        .example("$0 generate --check", "In CI: is what is committed what the specs say?"),
    run: async (given, terminal) => {
      const { generate } = await import("./generate.js");
      return generate(
        {
          platforms: texts(given, "platform"),
          specs: text(given, "specs"),
          out: text(given, "out"),
          tests: word(given, "tests", ["vitest", "none"]),
          importExtension: word(given, "import-extension", [".js", ".ts", "none"]),
          js: given["js"] === true,
          typeCheck: given["no-type-check"] !== true,
          mode: given["check"] === true ? "check" : given["dry-run"] === true ? "dry-run" : "write",
          watch: given["watch"] === true,
        },
        terminal,
      );
    },
  },
  {
    usage: "check [platform..]",
    summary: "Show every problem of the specs",
    options: (parser) =>
      specs(parser)
        .option("unsure", { type: "boolean", describe: "List facts that rest on one client's code or on a guess" })
        .option("samples", {
          type: "string",
          requiresArg: true,
          describe: "A folder of documents: which of them do the specs not cover, and what would cover them?",
        })
        .conflicts({ samples: ["unsure"] })
        .example("$0 check acme", "One platform")
        .example("$0 check acme/orders --samples in", "Documents that came, against the spec")
        .example("$0 check --format github", "As annotations of a pull request"),
    run: async (given, terminal) => {
      const samples = optionalText(given, "samples");
      if (samples !== undefined) {
        const { cover } = await import("./cover.js");
        return cover({ chosen: texts(given, "platform"), specs: text(given, "specs"), samples }, terminal);
      }
      const { check } = await import("./check.js");
      return check(
        { platforms: texts(given, "platform"), specs: text(given, "specs"), unsure: given["unsure"] === true },
        terminal,
      );
    },
  },
  {
    usage: "new [platform]",
    summary: "Begin the spec of a platform: a small one that passes check, or a draft from documents",
    options: (parser) =>
      specs(parser)
        .option("title", { type: "string", requiresArg: true, describe: "The name as its vendor writes it" })
        .option("site", { type: "string", requiresArg: true, describe: "Where the vendor documents it" })
        .option("from", {
          type: "string",
          array: true,
          describe: "Documents, or folders of them, to draft it from; or a schema, .xsd or .dtd",
        })
        .option("document", { type: "string", requiresArg: true, describe: "What the drafted document is called" })
        .option("keep-samples", {
          type: "string",
          describe:
            "Keep the documents as samples: whole, or masked (the default): what seems secret or personal is made of x and 1",
        })
        .example("$0 new", "Asks for what it needs")
        .example('$0 new acme --title "Acme Shop"', "Asks nothing")
        .example(
          "$0 new acme --from a.xml b.xml",
          "A draft that reads these documents, with what was seen in comments",
        ),
    run: async (given, terminal) => {
      const { newPlatform } = await import("./new.js");
      return newPlatform(
        {
          platform: optionalText(given, "platform"),
          title: optionalText(given, "title"),
          site: optionalText(given, "site"),
          specs: text(given, "specs"),
          from: given["from"] === undefined ? undefined : texts(given, "from"),
          document: optionalText(given, "document"),
          keep: keeping(given),
        },
        terminal,
      );
    },
  },
  {
    usage: "parse <document> <file>",
    summary: "Read an XML file as a spec says and print its value as JSON",
    options: (parser) =>
      key(settings(specs(parser)))
        .positional("document", { type: "string", describe: "The platform and its document: acme/orders" })
        .positional("file", { type: "string", describe: "The file, or - for standard input; or a post that was kept" })
        .option("ndjson", { type: "boolean", describe: "Print the items, one on each line" })
        .option("mask", { type: "boolean", describe: "Hide secret and personal values" })
        .option("charset", { type: "string", requiresArg: true, describe: "The charset of its Content-Type" })
        .example("$0 parse acme/orders feed.xml", "The value; problems go to standard error")
        .example("$0 parse acme/orders - --ndjson < feed.xml", "One order on each line")
        .example("$0 parse acme/feed post.txt --key-env ACME_KEY", "A post as it came, deciphered"),
    run: async (given, terminal) => {
      const { parse } = await import("./parse.js");
      return parse(
        {
          document: text(given, "document"),
          file: text(given, "file"),
          specs: text(given, "specs"),
          ndjson: given["ndjson"] === true,
          mask: given["mask"] === true,
          charset: optionalText(given, "charset"),
          keyEnv: optionalText(given, "key-env"),
          ...settingSources(given),
        },
        terminal,
      );
    },
  },
  {
    usage: "export <document>",
    summary: "Write the schema of a document in another language",
    options: (parser) =>
      specs(parser)
        .positional("document", { type: "string", describe: "The platform and its document: acme/orders" })
        .option("to", {
          choices: ["xsd", "dtd", "json-schema"],
          demandOption: true,
          requiresArg: true,
          describe: "XML Schema 1.0, DTD, or JSON Schema of what parse prints",
        })
        // Of a document here, not of the command line.
        .version(false)
        .option("version", {
          type: "string",
          requiresArg: true,
          describe: "The version of the document; else the newest",
        })
        .option("out", { type: "string", requiresArg: true, describe: "The file to write; else standard output" })
        .example("$0 export acme/orders --to xsd > orders.xsd", "What XSD cannot say goes to standard error")
        .example("$0 export acme/orders --to dtd --version 1.1", "Of one of its versions"),
    run: async (given, terminal) => {
      const { exportSchema } = await import("./export.js");
      return exportSchema(
        {
          document: text(given, "document"),
          to: word(given, "to", ["xsd", "dtd", "json-schema"]),
          version: optionalText(given, "version"),
          out: optionalText(given, "out"),
          specs: text(given, "specs"),
        },
        terminal,
      );
    },
  },
  ...roleCommands,
  ...webhookCommands,
  {
    usage: "tour [platform]",
    summary: "See what Tagsmith does with the samples of your specs",
    options: (parser) => folders(parser),
    run: async (given, terminal) => {
      const { tour } = await import("./tour.js");
      return tour(
        { platform: optionalText(given, "platform"), specs: text(given, "specs"), out: text(given, "out") },
        terminal,
      );
    },
  },
];

/** `--keep-samples` alone is the careful one. */
function keeping(given: Given): "masked" | "whole" | undefined {
  const value = optionalText(given, "keep-samples");
  if (value === undefined) return undefined;
  if (value === "" || value === "masked") return "masked";
  if (value === "whole") return value;
  throw new Failure(`--keep-samples cannot be ${JSON.stringify(value)}, only masked, whole or nothing`);
}

function folders(parser: Argv): Argv {
  return specs(parser).option("out", {
    type: "string",
    requiresArg: true,
    default: "generated",
    describe: "The folder to write into",
  });
}
