import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure, reasonOf } from "../disk/failure.js";
import { writeWhole } from "../disk/generated.js";
import { schemaFiles } from "../load/schemas/files.js";
import ordersJson from "./new/orders.json.hbs";
import ordersXml from "./new/orders.xml.hbs";
import ordersYaml from "./new/orders.yaml.hbs";
import platformYaml from "./new/platform.yaml.hbs";
import type { Keeping } from "../draft/mask.js";
import type { Drafted } from "./new/from.js";
import type { Terminal } from "./terminal.js";

export interface NewOptions {
  readonly platform: string | undefined;
  readonly title: string | undefined;
  readonly site: string | undefined;
  readonly specs: string;
  /** Documents to draft it from, or a schema; missing: a sample of ours stands in it. */
  readonly from: readonly string[] | undefined;
  readonly document: string | undefined;
  /** Whether the documents become its samples, and how. */
  readonly keep: Keeping | undefined;
}

/** Begins the spec of a platform: a folder that passes `check`, with a sample, for its author to change step by step. */
export async function newPlatform(options: NewOptions, terminal: Terminal): Promise<number> {
  const { platform = "", title, site } = options.platform === undefined ? await ask(options, terminal) : options;
  const wrong = wrongName(platform) ?? (options.from === undefined ? taken(options.specs, platform) : undefined);
  if (wrong !== undefined) throw new Failure(wrong);

  const drafted = await draft({ ...options, platform, title, site }, terminal);
  if (drafted === undefined) return 1;
  const files = new Map([...missingSchemas(options.specs), ...drafted.files]);
  for (const [path, text] of files) {
    const target = join(options.specs, path);
    try {
      writeWhole(target, text);
    } catch (error) {
      throw new Failure(`cannot write ${target}: ${reasonOf(error)}`);
    }
  }
  report(options.specs, drafted, [...files.keys()], terminal);
  return drafted.code;
}

async function draft(options: NewOptions, terminal: Terminal): Promise<Drafted | undefined> {
  const { platform = "", specs, from } = options;
  const title = options.title || titleOf(platform);
  if (from === undefined) {
    const sample = join(specs, platform, "samples/orders.xml");
    const files = new Map(await specOf(platform, title, options.site ?? ""));
    return { files, code: 0, document: `${platform}/orders`, example: sample };
  }
  if (from.length === 0)
    throw new Failure("which samples? Give them after --from, such as: tagsmith new acme --from orders.xml");
  // Most of what they load is needed by no other command.
  const { draftFromSamples } = await import("./new/from.js");
  const { draftFromSchema, isSchema } = await import("./new/schema.js");
  return (from.some(isSchema) ? draftFromSchema : draftFromSamples)(
    { ...options, platform, title, site: options.site ?? "", from },
    terminal,
  );
}

/** The JSON Schemas that an editor checks specs with, unless they are there as they should be. */
function missingSchemas(specs: string): [path: string, text: string][] {
  return [...schemaFiles()].filter(([path, text]) => {
    const target = join(specs, path);
    return !existsSync(target) || readFileSync(target, "utf8") !== text;
  });
}

async function specOf(platform: string, title: string, site: string): Promise<[path: string, text: string][]> {
  const { default: handlebars } = await import("handlebars");
  const { stringify } = await import("yaml");
  // Title and address are scalars of YAML, and may need quotes.
  const context = { platform, title, titleValue: stringify(title).trim(), siteValue: site && stringify(site).trim() };
  const options = { strict: true, knownHelpersOnly: true, noEscape: true };
  const templates = {
    "platform.yaml": platformYaml,
    "orders.yaml": ordersYaml,
    "samples/orders.xml": ordersXml,
    "samples/orders.json": ordersJson,
  };
  return Object.entries(templates).map(([path, template]) => [
    `${platform}/${path}`,
    handlebars.compile(template, options)(context),
  ]);
}

function report(
  specs: string,
  { document, example }: Drafted,
  paths: readonly string[],
  { out, format, colors }: Terminal,
): void {
  const [platform = ""] = document.split("/");
  const files = paths.map((path) => join(specs, path));
  if (format === "json") return out(`${JSON.stringify({ written: files })}\n`);
  const folder = specs === "specs" ? "" : ` --specs ${specs}`;
  const next = [
    `tagsmith check ${platform}${folder}`,
    `tagsmith parse ${document} ${example}${folder}`,
    `tagsmith generate ${platform}${folder}`,
  ];
  out(`${files.map((file) => `  ${colors.green("+")} ${file}\n`).join("")}\nWhat to do next:\n`);
  out(next.map((command) => `  ${colors.cyan(command)}\n`).join(""));
}

/** Asks for what is not given. */
async function ask(given: NewOptions, terminal: Terminal): Promise<NewOptions> {
  if (!terminal.interactive) throw new Failure("which platform? Give its name, such as: tagsmith new acme");
  const { intro, text } = await import("@clack/prompts");
  intro("A new platform");
  const validate = (name = ""): string | undefined => wrongName(name) ?? taken(given.specs, name);
  const platform = answered(await text({ message: "What is its folder called?", placeholder: "acme-shop", validate }));
  const initialValue = titleOf(platform);
  const title = given.title ?? answered(await text({ message: "How does its vendor write the name?", initialValue }));
  const placeholder = "may stay empty";
  const site = given.site ?? answered(await text({ message: "Where does the vendor document it?", placeholder }));
  return { ...given, platform, title, site };
}

/** A symbol is the answer of a person who gives up. */
function answered(answer: string | symbol | undefined): string {
  if (typeof answer === "symbol") throw new Failure("nothing was written");
  return answer ?? "";
}

function wrongName(name: string): string | undefined {
  if (/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) return undefined;
  return `a platform is called by lower-case letters, digits and hyphens, such as acme-shop: "${name}" is not`;
}

function taken(specs: string, name: string): string | undefined {
  return existsSync(join(specs, name)) ? `${join(specs, name)} exists already` : undefined;
}

/** `acme-shop` is probably called Acme Shop. */
function titleOf(platform: string): string {
  return platform.replaceAll(/(?:^|-)([a-z0-9])/g, (_all, letter: string) => ` ${letter.toUpperCase()}`).trim();
}
