import { serializeBytes } from "../writer/serialize.js";
import { type Draft, choose, evaluate, nameParts } from "./draft.js";
import { ParameterError } from "./errors/parameter-error.js";
import { addHiddenTexts } from "./hidden-texts.js";
import { withNamed, writtenNames } from "./named.js";
import { rooted } from "./rooted.js";
import { encodeFormBytes } from "./steps.js";
import type { BodyTable, OperationTable } from "./table.js";
import { textOf } from "./value.js";

/** Adds the document that is sent, as the body or in a field of a form. */
export async function addBody(draft: Draft, operation: OperationTable, body: BodyTable, given: unknown): Promise<void> {
  nameParts(draft);
  const value = await setMembers(draft, operation, body, given);
  addHiddenTexts(draft.unshown, body.document().type(), value);
  let bytes: Uint8Array = serializeBytes(await documentTable(draft, body), value);
  for (const step of body.steps) bytes = await step.encode(bytes, draft.scope);
  const named = body.fieldSetting === undefined ? undefined : draft.scope.settings[body.fieldSetting];
  const field = body.field ?? (typeof named === "string" && named !== "" ? named : undefined);
  const expression = body.as ?? "body";
  draft.steps.push({ name: field ?? "body", in: "body", expression, value: bytes, hidden: false });
  if (field === undefined) {
    draft.document = Uint8Array.from(bytes);
    draft.contentType = body.contentType ?? "application/xml; charset=utf-8";
    return;
  }
  // The bytes of a cipher are no text, but a form can hold them.
  const encoded = new TextDecoder().decode(encodeFormBytes(bytes));
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  draft.parts.push({ in: "form", name: field, value: text, encoded, escape: "form", hidden: true });
}

/** The table that the document is written with: the name of its root may be the user's choice. */
async function documentTable(draft: Draft, { document, root }: BodyTable): Promise<BodyTable["document"]> {
  if (!root) return document;
  return rooted(document, await choose(draft, root, document().roots)) ?? document;
}

/** The document that the caller gives, with what follows from settings. */
async function setMembers(
  draft: Draft,
  operation: OperationTable,
  { as: property = "body", set }: BodyTable,
  given: unknown,
): Promise<unknown> {
  const asked = { platform: draft.table.platform, operation: operation.name };
  if (given === undefined && !set) {
    throw new ParameterError({
      ...asked,
      parameter: property,
      expected: "a value for the document",
      received: "nothing",
    });
  }
  let parameters: Readonly<Record<string, unknown>> = { [property]: given };
  const written = writtenNames(asked.platform, { ...operation, parameters: [] }, parameters);
  for (const { name, value } of set ?? []) {
    if (written.has(name)) continue;
    const text = textOf(await evaluate(draft.table, value, draft.scope));
    draft.steps.push({ name, in: "body", expression: value.text, value: text, hidden: false });
    const more = withNamed({ ...operation, parameters: [] }, parameters, name, text);
    if (!more) throw new TypeError(`the document that ${operation.name} sends cannot hold ${name}`);
    parameters = more;
  }
  return parameters[property];
}
