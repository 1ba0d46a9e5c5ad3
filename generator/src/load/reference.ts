import { documentSchema, sharedTypesSchema } from "./schemas/document.js";
import { platformSchema } from "./schemas/platform.js";
import type { Schema } from "./schemas/schema.js";

/** A reference of every key of every file of a spec, in Markdown, from the schemas that check them. */
export function reference(): string {
  const files = [
    ["`<document>.yaml`", documentSchema],
    ["`platform.yaml`", platformSchema],
    ["`types.yaml`", sharedTypesSchema],
  ] as const;
  return [
    "# Every key of a spec",
    "Made from the schemas that check the specs; `specs/README.md` explains by example.",
    ...files.flatMap(([title, schema]) => [`## ${title}`, ...sections(schema, "")]),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}

/** The table of a map's keys, then those of the maps in it. */
function sections(schema: Schema, path: string): string[] {
  const rows = rowsOf(schema, path);
  const table = [
    "| key | | |",
    "| --- | --- | --- |",
    ...rows.map(({ key, kind, text }) => `| ${key} | ${kind} | ${text} |`),
  ];
  const inner = rows.flatMap(({ schema, path }) => sectionsIn(schema, path));
  return [schema.description ?? "", ...(rows.length > 0 ? [table.join("\n")] : []), ...inner].filter(
    (part) => part !== "",
  );
}

interface Row {
  readonly key: string;
  readonly kind: string;
  readonly text: string;
  readonly path: string;
  readonly schema: Schema;
}

function rowsOf({ properties = {}, required = [], oneOf = [] }: Schema, path: string): Row[] {
  const one = oneOf.flatMap((choice) => choice.required ?? []);
  return Object.entries(properties).map(([name, schema]) => {
    const must = required.includes(name) ? "**must**" : one.includes(name) ? "**one of them**" : "";
    return {
      key: `\`${name}\``,
      kind: [kindOf(schema), must].filter(Boolean).join(", "),
      text: cell(schema.description ?? ""),
      path: path === "" ? name : `${path}.${name}`,
      schema,
    };
  });
}

/** Maps with keys of ours, directly, below keys that the author chooses, or in a list. */
function sectionsIn(schema: Schema, path: string): string[] {
  if (schema.properties !== undefined) return [`### \`${path}\``, ...sections({ ...schema, description: "" }, path)];
  if (schema.items !== undefined) return sectionsIn(schema.items, path);
  const item = schema.additionalProperties;
  return item === undefined || item === false || item.$ref !== undefined ? [] : sectionsIn(item, `${path}.*`);
}

function kindOf(schema: Schema): string {
  if (schema.enum !== undefined) return schema.enum.map((word) => `\`${word}\``).join(" ");
  return cell(schema.title ?? "");
}

/** https://github.github.com/gfm/#tables-extension- */
function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
