import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { nearest } from "../problems/nearest.js";
import type { Place } from "../problems/place.js";
import { type Problems, oneOf, quote } from "../problems/problems.js";
import { type EntryNode, type MapNode, type ScalarNode, type SpecNode, plainOf } from "./node.js";
import type { Schema, SchemaType } from "./schemas/schema.js";
import { type SpecDocument, describe } from "./yaml.js";

/** Holds a file against the JSON Schema of its kind: keys that nobody knows, keys that are missing, values of a wrong kind. */
export function checkFrame(document: SpecDocument, schema: Schema, problems: Problems): boolean {
  const validate = validatorOf(schema);
  const fits = validate(plainOf(document.root));
  for (const error of validate.errors ?? []) report(error, document, problems);
  const wrong = new Set((validate.errors ?? []).map(({ instancePath }) => at(document.root, instancePath).node));
  const careful = scalarsIn(document.root).map((scalar) => wrong.has(scalar) || checkSpelling(scalar, problems));
  return fits && careful.every(Boolean);
}

/** To compile a schema takes longer than to check all files with it. */
function validatorOf(schema: Schema): ValidateFunction {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const options = { allErrors: true, verbose: true, strict: true, strictRequired: false, allowUnionTypes: true };
  const compiled = new Ajv(options).compile(schema);
  validators.set(schema, compiled);
  return compiled;
}

const validators = new WeakMap<Schema, ValidateFunction>();

function report(error: ErrorObject, { root, file }: SpecDocument, problems: Problems): void {
  const schema = error.parentSchema as Schema;
  const { node, entry } = at(root, error.instancePath);
  // The key of a map says more than the first character of what it holds.
  const place = entry !== undefined && node.kind !== "scalar" ? entry.key.place : placeOf(node, entry, file);
  switch (error.keyword) {
    case "additionalProperties":
      return unknownKey(node as MapNode, String(error.params["additionalProperty"]), schema, problems);
    case "required":
      // Those of `oneOf` are told by it.
      if (error.schemaPath.includes("/oneOf/")) return;
      return problems.add(
        "frame",
        place,
        `the key ${quote(String(error.params["missingProperty"]))}`,
        `${schema.title ?? "keys"} without it`,
      );
    case "oneOf": {
      const choices = (schema.oneOf ?? []).flatMap(({ required = [] }) => required);
      const count =
        node.kind === "map" ? node.entries.filter(({ key }) => choices.includes(String(key.value))).length : 0;
      return problems.add(
        "frame",
        place,
        `one of the keys ${oneOf(choices)}`,
        count === 0 ? "none of them" : "several",
      );
    }
    case "enum": {
      const words = (schema.enum ?? []).map(String);
      const found = node.kind === "scalar" ? node.source : "";
      return problems.add("frame", place, oneOf(words), describe(node), { suggestion: nearest(found, words) });
    }
    case "minItems":
    case "minProperties":
      return problems.add("frame", place, schema.title ?? "at least one", "nothing");
    case "minimum":
      return problems.add("frame", place, `a number of at least ${schema.minimum}`, describe(node));
    default:
      return wrongKind(node, schema, place, problems);
  }
}

function unknownKey(map: MapNode, name: string, schema: Schema, problems: Problems): void {
  const place = map.entries.find(({ key }) => String(key.value) === name)?.key.place ?? map.place;
  const known = Object.keys(schema.properties ?? {});
  const suggestion = nearest(name, known);
  problems.add("frame", place, `a key of ${schema.title ?? "this map"}`, quote(name), {
    suggestion,
    ...(suggestion === undefined && { hint: `its keys are ${known.join(", ")}` }),
  });
}

function wrongKind(node: SpecNode, schema: Schema, place: Place, problems: Problems): void {
  const types = [schema.type ?? []].flat();
  const expected = schema.title ?? types.map((type) => kinds[type]).join(" or ");
  const isNumber = node.kind === "scalar" && (typeof node.value === "number" || typeof node.value === "boolean");
  problems.add("frame", place, expected, describe(node), {
    ...(isNumber && types.includes("string") && { hint: `put it into quotes: "${node.source}"` }),
    ...(node.kind === "scalar" && node.value === null && { hint: "write one entry a line, each with its value" }),
  });
}

const kinds: Readonly<Record<SchemaType, string>> = {
  string: "a text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  object: "keys and values",
  array: "a list",
};

/** What other YAML tools read differently: `no` is false to those of YAML 1.1, and `060` is 60 or 48. */
function checkSpelling(scalar: ScalarNode, problems: Problems): boolean {
  const { value, source, plain, place } = scalar;
  if (!plain) return true;
  if (typeof value === "string" && /^(?:y|n|yes|no|on|off)$/i.test(value)) {
    const meant = /^(?:y|yes|on)$/i.test(value);
    problems.add(
      "yaml",
      place,
      "a text that every YAML reads the same",
      `${quote(value)}, which older YAML reads as ${meant}`,
      {
        hint: `put it into quotes: "${source}"`,
      },
    );
    return false;
  }
  if (typeof value !== "number" || String(value) === source) return true;
  problems.add("yaml", place, "a number as it is read", describe(scalar));
  return false;
}

function* nodesIn(node: SpecNode): Generator<SpecNode> {
  yield node;
  if (node.kind === "map") for (const { value } of node.entries) yield* nodesIn(value);
  if (node.kind === "list") for (const { value } of node.items) yield* nodesIn(value);
}

function scalarsIn(node: SpecNode): ScalarNode[] {
  return [...nodesIn(node)].filter((each) => each.kind === "scalar");
}

/** Follows a JSON pointer: https://www.rfc-editor.org/rfc/rfc6901#section-4 */
function at(root: MapNode, pointer: string): { node: SpecNode; entry: EntryNode | undefined } {
  let node: SpecNode = root;
  let entry: EntryNode | undefined;
  for (const token of pointer.split("/").slice(1)) {
    const name = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (node.kind === "map") {
      entry = node.entries.find(({ key }) => String(key.value) === name);
      node = entry?.value ?? node;
    } else if (node.kind === "list") {
      entry = undefined;
      node = node.items[Number(name)]?.value ?? node;
    }
  }
  return { node, entry };
}

function placeOf(node: SpecNode, entry: EntryNode | undefined, file: string): Place {
  if (node.kind === "scalar" && node.source === "" && entry !== undefined) return entry.key.place;
  return node.place.file === "" ? { ...node.place, file } : node.place;
}
