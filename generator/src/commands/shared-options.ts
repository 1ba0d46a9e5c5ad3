import type { Argv } from "yargs";
import { Failure } from "../disk/failure.js";
import type { Given } from "./commands.js";
import { optionalText, text, texts } from "./given.js";
import type { SettingSources } from "./settings.js";

/** The option that says where the specs are. */
export function specs(parser: Argv): Argv {
  return parser.option("specs", {
    type: "string",
    requiresArg: true,
    default: "specs",
    describe: "The folder that has one folder for each platform",
  });
}

/** The argument that names a platform. */
export const platform: { readonly type: "string"; readonly describe: string } = {
  type: "string",
  describe: "The platform: a folder of specs",
};

/** Where the settings of a role come from. */
export function settings(parser: Argv): Argv {
  return parser
    .option("set", several("A setting: name=value"))
    .option("env", several("A file with settings such as TAGSMITH_ACME_API_KEY=..."));
}

/** The variable that has the key of a webhook. */
export function key(parser: Argv): Argv {
  return parser.option("key-env", {
    type: "string",
    requiresArg: true,
    describe: "The variable of the environment that has the key",
  });
}

/** The settings as they were given. */
export function settingSources(given: Given): SettingSources {
  return { set: texts(given, "set"), env: texts(given, "env") };
}

/** Where a server listens. */
export function listening(parser: Argv): Argv {
  return parser
    .option("port", { type: "string", requiresArg: true, describe: "The port; without it one that is free" })
    .option("host", {
      type: "string",
      requiresArg: true,
      default: "127.0.0.1",
      describe: "The address to listen at: by default only this computer reaches it",
    });
}

/** The address to listen at. */
export function addressOf(given: Given): { readonly port: number; readonly host: string } {
  const port = optionalText(given, "port") ?? "0";
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new Failure(`--port takes a number up to 65535, not ${port}`);
  return { port: Number(port), host: text(given, "host") };
}

/** An option that may be given several times. */
export function several(describe: string): { type: "string"; array: true; nargs: 1; describe: string } {
  return { type: "string", array: true, nargs: 1, describe };
}
