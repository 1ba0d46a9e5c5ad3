import type { Argv } from "yargs";
import type { Command } from "./commands.js";
import { optionalText, text, texts } from "./given.js";
import { addressOf, key, listening, platform, settingSources, settings, specs } from "./shared-options.js";

/** The commands for what a platform posts to us: they post as it does, take posts, and post again. */
export const webhookCommands: readonly Command[] = [
  {
    usage: "send <platform> <file>",
    summary: "Post a document to a webhook, as the platform does",
    options: (parser) =>
      posting(key(settings(specs(parser.positional("platform", platform)))))
        .positional("file", { type: "string", describe: "An XML document; it is sent byte for byte" })
        .option("webhook", { type: "string", requiresArg: true, describe: "Which one; without it the one that fits" })
        // The version of this program is not asked for here.
        .version(false)
        .option("version", { type: "string", requiresArg: true, describe: "The version that the store is set to" })
        .example("$0 send acme feed.xml --to http://127.0.0.1:8080/ --key-env ACME_KEY", "A test post"),
    run: async (given, terminal) => {
      const { send } = await import("./send.js");
      return send(
        {
          platform: text(given, "platform"),
          specs: text(given, "specs"),
          file: text(given, "file"),
          to: text(given, "to"),
          version: optionalText(given, "version"),
          webhook: optionalText(given, "webhook"),
          keyEnv: optionalText(given, "key-env"),
          ...settingSources(given),
        },
        terminal,
      );
    },
  },
  {
    usage: "listen <platform>",
    summary: "Take what a platform posts, and keep it",
    options: (parser) =>
      listening(key(settings(specs(parser.positional("platform", platform)))))
        .option("save", { type: "string", requiresArg: true, describe: "The folder that keeps the documents" })
        .example("$0 listen acme --key-env ACME_KEY --save posts", "Real posts, deciphered"),
    run: async (given, terminal) => {
      const { listen } = await import("./listen.js");
      return listen(
        {
          platform: text(given, "platform"),
          specs: text(given, "specs"),
          save: optionalText(given, "save"),
          keyEnv: optionalText(given, "key-env"),
          ...addressOf(given),
          ...settingSources(given),
        },
        terminal,
      );
    },
  },
  {
    usage: "replay <platform> <file..>",
    summary: "Post again what was kept, in order",
    options: (parser) =>
      posting(key(settings(specs(parser.positional("platform", platform)))))
        .positional("file", { type: "string", describe: "Documents, or folders of them as `listen --save` keeps them" })
        .example("$0 replay acme posts --to http://127.0.0.1:8080/ --key-env ACME_KEY", "Stops at the first failure"),
    run: async (given, terminal) => {
      const { replay } = await import("./replay.js");
      return replay(
        {
          platform: text(given, "platform"),
          specs: text(given, "specs"),
          files: texts(given, "file"),
          to: text(given, "to"),
          keyEnv: optionalText(given, "key-env"),
          ...settingSources(given),
        },
        terminal,
      );
    },
  },
];

function posting(parser: Argv): Argv {
  return parser.option("to", { type: "string", requiresArg: true, demandOption: true, describe: "The webhook's URL" });
}
