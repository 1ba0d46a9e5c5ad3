import { at } from "./expressions/names.js";
import { isHtml } from "./media.js";
import type { ErrorTable } from "./table.js";
import { matchTemplate } from "./text-template.js";

/** An error that a vendor's answer says. */
export interface ErrorAnswer {
  readonly table: ErrorTable;
  readonly fields: Readonly<Record<string, string>>;
}

/** The first error that the text of an answer says, of those that stand in place of a document. */
export function errorInText(errors: readonly ErrorTable[], text: string): ErrorAnswer | undefined {
  for (const table of errors) {
    const fields = fieldsIn(table, text);
    if (fields) return { table, fields };
  }
  return undefined;
}

/** The first error that a document says. */
export function errorInDocument(errors: readonly ErrorTable[], document: unknown): ErrorAnswer | undefined {
  for (const table of errors) {
    if (table.kind !== "where") continue;
    const value = at(document, table.path.join("."));
    if (value === undefined || String(value) !== table.is) continue;
    const message = table.message && at(document, table.message.join("."));
    return { table, fields: message === undefined ? {} : { message: String(message) } };
  }
  return undefined;
}

/** Whether an error says that the credentials were refused. */
export function isRefusal({ table }: ErrorAnswer): boolean {
  return table.refused === true || table.name === "refused";
}

function fieldsIn(table: ErrorTable, text: string): Record<string, string> | undefined {
  switch (table.kind) {
    case "text":
      return matchTemplate(table.template, text.replace(/^\uFEFF/, "").trim());
    case "html":
      return isHtml(text) && text.includes(table.containing) ? {} : undefined;
    case "json":
      return jsonFields(table.members, text);
    default:
      return undefined;
  }
}

function jsonFields(members: readonly string[], text: string): Record<string, string> | undefined {
  const [first = ""] = members;
  const object = jsonObject(text);
  if (!object || isNothing(object.get(first))) return undefined;
  return Object.fromEntries(members.flatMap((name) => (object.has(name) ? [[name, show(object.get(name))]] : [])));
}

/** The members of a JSON object, or nothing where the text is none. */
export function jsonObject(text: string): Map<string, unknown> | undefined {
  if (!/^\uFEFF?\s*\{/.test(text)) return undefined;
  try {
    return new Map(Object.entries(JSON.parse(text.replace(/^\uFEFF/, "")) as object));
  } catch {
    return undefined;
  }
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === "" || value === false;
}

function show(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
