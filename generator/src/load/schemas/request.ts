import { type Schema, described, keys, listOf, mapOf, text } from "./schema.js";

/** What is computed. */
export const expression: Schema = text("an expression", "An expression of settings, parameters and computed values.");

const part = text(
  "a type, or = and an expression",
  "Begins with `=`: computed. Else the type of a parameter that the caller gives, the key its name: `?` optional, `*` repeated, `as` what it is called in TypeScript.",
);

/** Parts of a request of ours: computed, or parameters. */
export function parts(title: string, description: string): Schema {
  return mapOf(title, description, part);
}

const parameter = text("a type", "The type of the parameter.");

/** Parts of a request that a caller gives. */
export function parameters(title: string, description: string): Schema {
  return mapOf(title, description, parameter);
}

/** A path into a document. */
export const path: Schema = text("a path such as Order/@ID", "A path into the document.");

/** Names for expressions that follow. */
export const letPart: Schema = mapOf(
  "names and what they stand for",
  "Names for expressions that follow, one entry a line, computed in this order.",
  text("= and an expression", "What the name stands for."),
);

const jsonMembers = listOf(
  "names of members",
  "The answer is a JSON object with these members.",
  text("the name of a member", "A member of the object."),
);

/** What is answered. */
export const answer: Schema = {
  title: "an answer",
  description:
    'The answer: the name of a document; `text "ok"`, that text; `none`; or `json` with the names of its members.',
  type: ["string", "object"],
  properties: { json: jsonMembers },
  additionalProperties: false,
};

/** How error answers are told from answers. */
export const errors: Schema = mapOf(
  "errors by name",
  "How the vendor's error answers are told from answers, by a name of ours.",
  {
    ...keys("an error answer", "One kind of error answer.", {
      text: text("a template", "A plain text: `error|{id}|{name}`; what is in braces becomes a member of the error."),
      html: text("a text", "An HTML page that contains this text."),
      json: described(jsonMembers, "A JSON object with these members."),
      where: text("a path, = and a value", 'A document in which a path has a value: `response_status = "error"`.'),
      message: described(path, "Beside `where`: the path of the message."),
      refused: {
        title: "true or false",
        description:
          "Whether it says that the credentials were refused, as the error of the name `refused` does. Default false.",
        type: "boolean",
      },
    }),
    minProperties: 1,
  },
);

/** Keys of methods, each with the path. */
export function methods(names: readonly string[], description: string): Record<string, Schema> {
  return Object.fromEntries(names.map((name) => [name, text("a path", description)]));
}

/** Exactly one of these keys. */
export function chosenBy(names: readonly string[]): readonly Schema[] {
  return names.map((name) => ({ required: [name] }));
}

/** How values are escaped. */
export const escape: Schema = text(
  "form, raw or = and an expression",
  "How computed fields of the form are escaped: as forms are (`form`, the default), or not at all (`raw`); or an expression that says one of these words, such as the name of a setting.",
);

/** A body that is a document. */
export const body: Schema = text(
  "a pipeline",
  "A body that is a document, from the wire on: `raw | request`, `raw or empty | notice` (an endpoint may be told by its parameters alone), `form Data | form-url-decode | rc4(apiKey) | feed`, `form = field | request` (the field that a setting names; the raw body where it is empty).",
);
