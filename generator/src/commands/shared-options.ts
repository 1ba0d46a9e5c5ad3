import type { Argv } from "yargs";

/** The option that says where the specs are. */
export function specs(parser: Argv): Argv {
  return parser.option("specs", {
    type: "string",
    requiresArg: true,
    default: "specs",
    describe: "The folder that has one folder for each platform",
  });
}
