import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { safeParse } from "@tagsmith/runtime";
import { Failure } from "../disk/failure.js";
import { readPlatform } from "../disk/specs.js";
import { documentNames, namesOf } from "../emit/names.js";
import type { Document, Platform } from "../model/model.js";
import { samplesOf } from "../samples/given.js";
import { brokenAmount } from "./broken-amount.js";
import { decoded } from "./decoded.js";
import { documentProblems } from "./document-problems.js";
import { itemsOf, listMember } from "./items.js";
import { chosenPlatforms } from "./platforms.js";
import { type AnyDocument, loadPlatform, tableInMemory } from "./tables.js";
import type { Terminal } from "./terminal.js";
import { excerptOfType, excerptOfValue } from "./tour-excerpts.js";
import type { RoleRun } from "./tour-roles.js";
import { roleTable } from "./tour-table.js";

export interface TourOptions {
  readonly platform: string | undefined;
  readonly specs: string;
  readonly out: string;
}

/** Shows a newcomer what there is: a typed value, an error that points, the file behind it, and where to go on. */
export async function tour({ platform, specs, out }: TourOptions, terminal: Terminal): Promise<number> {
  const names = chosenPlatforms(specs, platform === undefined ? [] : [platform]);
  const exhibit = findExhibit(specs, out, names);
  if (exhibit === undefined)
    throw new Failure(`no sample in ${specs} can be shown`, "A sample is a file <platform>/samples/<name>.xml");

  const runs = await runAll(specs, names);
  const { bold } = terminal.colors;
  const parts = [
    ...(runs.length === 0
      ? []
      : [{ title: "Every role, end to end over this computer", text: roleTable(runs, terminal.colors) }]),
    { title: `What a program gets from ${exhibit.sample}`, text: typedValue(exhibit, terminal) },
    { title: `${exhibit.broken.what}: the error says where`, text: brokenDocument(exhibit, terminal) },
    ...generatedFile(exhibit, out, terminal),
    { title: "Go on with", text: nextCommands(exhibit, specs, terminal) },
  ];
  for (const { title, text } of parts) terminal.out(`\n${bold(title)}\n\n${text.replaceAll(/^(?=.)/gm, "  ")}`);
  return runs.some(({ wrong }) => wrong !== undefined) ? 1 : 0;
}

/** Runs the roles of all platforms whose spec is right. */
async function runAll(specs: string, names: readonly string[]): Promise<RoleRun[]> {
  const runs: RoleRun[] = [];
  for (const name of names) {
    const { platform } = loadPlatform(specs, name);
    if (platform === undefined || !hasRoles(platform)) continue;
    // Loaded when needed: a spec of documents alone has nothing to do with HTTP.
    // oxlint-disable-next-line no-await-in-loop
    const { runRoles } = await import("./tour-roles.js");
    // oxlint-disable-next-line no-await-in-loop -- one after the other, since they are timed
    runs.push(...(await runRoles(platform)));
  }
  return runs;
}

function hasRoles({ roles: { client, webhooks } }: Platform): boolean {
  return client !== undefined || webhooks.length > 0;
}

/** A sample of a document that is read without a problem and has items to show. */
interface Exhibit {
  readonly platform: Platform;
  readonly document: Document;
  readonly table: () => AnyDocument;
  /** Its path from where the command was called. */
  readonly sample: string;
  readonly items: readonly unknown[];
  /** The sample with a mistake. */
  readonly broken: { readonly what: string; readonly text: string };
  /** Whether it is worth a look: its items have amounts, and their module has been generated. */
  readonly rich: boolean;
}

/**
 * The shortest sample that has items with amounts: long ones hide what is to be seen. Rather one whose module has been
 * generated.
 */
function findExhibit(specs: string, out: string, names: readonly string[]): Exhibit | undefined {
  const samples = names
    .flatMap((name) => readPlatform(specs, name))
    .filter(({ path }) => /^[^/]+\/samples\/[^/]+\.xml$/.test(path))
    .sort((a, b) => a.bytes.length - b.bytes.length);
  const platforms = new Map<string, Platform | undefined>();
  let other: Exhibit | undefined;
  for (const { path, bytes } of samples) {
    const name = path.slice(0, path.indexOf("/"));
    if (!platforms.has(name)) platforms.set(name, loadPlatform(specs, name).platform);
    const exhibit = exhibitOf(platforms.get(name), path, bytes, specs, out);
    if (exhibit?.rich === true) return exhibit;
    other ??= exhibit;
  }
  return other;
}

function exhibitOf(
  platform: Platform | undefined,
  path: string,
  bytes: Uint8Array,
  specs: string,
  out: string,
): Exhibit | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1, -".xml".length);
  const given = { name, xml: bytes, source: undefined, json: undefined, problems: [] };
  const document = platform?.documents.find((each) => samplesOf(each, platform.documents, [given]).length > 0);
  if (platform === undefined || document === undefined) return undefined;
  const table = tableInMemory(platform, document);
  const read = safeParse(table, bytes);
  const items = read.ok ? (itemsOf(table(), read.value) ?? []) : [];
  if (items.length === 0) return undefined;

  const text = decoded(bytes);
  const list = listMember(table().type());
  const amount = list && brokenAmount(list.type, items, text, (xml) => safeParse(table, xml).ok);
  const broken =
    amount === undefined
      ? { what: "Cut in the middle", text: text.slice(0, Math.floor(text.length / 2)) }
      : { what: "One digit made a letter", text: amount };
  const rich = amount !== undefined && existsSync(moduleOf(platform, document, out));
  return { platform, document, table, sample: join(specs, path), items, broken, rich };
}

function typedValue({ platform, document, table, items }: Exhibit, { colors }: Terminal): string {
  const list = listMember(table().type())?.as ?? "items";
  const { parse } = documentNames(namesOf(platform), document);
  return `const { ${list} } = ${colors.cyan(parse)}(xml);\n\n${list}[0] = ${excerptOfValue(items[0], colors)}`;
}

function brokenDocument({ table, sample, broken }: Exhibit, terminal: Terminal): string {
  const { problems } = safeParse(table, broken.text, { file: sample });
  const first = problems.filter(({ severity }) => severity === "error").slice(0, 1);
  return documentProblems(first, sample, () => broken.text, { ...terminal, format: "pretty" });
}

function generatedFile({ platform, document, table }: Exhibit, out: string, { colors }: Terminal): Part[] {
  const path = moduleOf(platform, document, out);
  const item = listMember(table().type())?.type;
  if (!existsSync(path) || typeof item !== "function") return [];
  return [{ title: `Generated: ${path}`, text: excerptOfType(readFileSync(path, "utf8"), item().name, colors) }];
}

function moduleOf(platform: Platform, document: Document, out: string): string {
  return join(out, platform.name, `${document.name}.ts`);
}

interface Part {
  readonly title: string;
  readonly text: string;
}

function nextCommands({ platform, document, sample }: Exhibit, specs: string, { colors }: Terminal): string {
  const folder = specs === "specs" ? "" : ` --specs ${specs}`;
  const commands = [
    [`npx tagsmith parse ${platform.name}/${document.name} ${sample}${folder}`, "an XML file of yours as JSON"],
    [`npx tagsmith check --unsure${folder}`, "which facts rest on guesses"],
    [`npx tagsmith new another${folder}`, "a platform of your own"],
  ] as const;
  const width = Math.max(...commands.map(([command]) => command.length));
  return commands
    .map(([command, what]) => `${colors.cyan(command.padEnd(width))}  ${colors.dim(`# ${what}`)}\n`)
    .join("");
}
