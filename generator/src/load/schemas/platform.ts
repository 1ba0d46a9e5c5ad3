import { clientSchema } from "./client.js";
import { endpointSchema } from "./endpoint.js";
import { body, expression, letPart, parameters, parts, path } from "./request.js";
import { type Schema, described, keys, listOf, mapOf, text, words } from "./schema.js";

const webhook = keys(
  "a webhook",
  "Something that the vendor sends to us, the key its name.",
  {
    body,
    item: described(path, "The path of an item in the document, which is handed over one by one."),
    test: described(path, "The path in an item of a boolean called `test`: such items can be left out by the user."),
    sign: keys("a signature", "What proves who sent it, made of `body`, `query`, `path` and the settings.", {
      let: letPart,
      query: parts("parts of the query", "Parts of the query, one entry a line."),
      header: parts("headers", "Headers, one entry a line."),
    }),
    answer: text('an answer such as text "ok"', 'What is answered after success: `text "ok"`.'),
    refused: text('an answer such as 400 text "..."', "What is answered to a body that cannot be read. Default `400`."),
    failed: text('an answer such as 500 text "..."', "What is answered when the handler failed. Default `500`."),
  },
  ["body", "answer"],
);

const settings = mapOf("settings by name", "What the user of a platform must know: keys, addresses, choices.", {
  title: "a setting",
  description: "A type; or what it looks like and where it is found. A name with `?` may be left out.",
  type: ["string", "object"],
  properties: {
    type: text("a type", "The setting's type; `= value` gives a default."),
    example: text("a text", "What it looks like."),
    found: text("a text", "Where in the vendor's back office it is found."),
    for: listOf(
      "roles",
      "The roles that need it. Default: those that use it.",
      words("A role.", "client", "endpoint", "webhook", "functions"),
    ),
  },
  required: ["type"],
  additionalProperties: false,
});

/** The frame of `platform.yaml`. */
export const platformSchema: Schema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  ...keys(
    "a platform",
    "A platform: its sources, its settings, and what it does over HTTP.",
    {
      title: text("a text", "The name as its vendor writes it."),
      site: text("a URL", "Where the vendor documents it."),
      sources: mapOf(
        "sources by name",
        "Where facts come from. `[name]` at the end of a comment names one; `[name C]` says how sure that fact is.",
        keys(
          "a source",
          "One source.",
          {
            title: text("a text", "What it is."),
            url: text("a URL", "Where it is."),
            sure: words(
              "How sure its facts are: A a vendor's page, B two independent sources, C one client's code, D inferred.",
              "A",
              "B",
              "C",
              "D",
            ),
          },
          ["title"],
        ),
      ),
      settings,
      client: clientSchema,
      endpoint: endpointSchema,
      webhook: mapOf("webhooks by name", "The vendor sends something to us.", webhook),
      functions: mapOf(
        "functions by name",
        "Helpers that a consumer may call, such as one that signs links.",
        keys(
          "a function",
          "A helper, the key its name.",
          {
            parameters: parameters("parameters", "What the caller gives."),
            let: letPart,
            value: described(expression, "What it returns: `=` and an expression."),
          },
          ["value"],
        ),
      ),
      mock: mapOf(
        "what the mock does, by operation",
        "What the mock of the vendor does for an operation of the client.",
        keys("what the mock does", "For one operation.", {
          search: mapOf(
            "parameters and how they search",
            "How items are found by a parameter.",
            text(
              "a comparison and a path",
              'A comparison (`equals`, `differs`, `contains`, `lacks`, `starts`, `ends`, `least`, `most`, `greater`, `less`, `after`, `before`) and paths seen from the item, with `|` between them; `unless "2"` names what finds everything. Or `skip` (`skip from 1`), where a page begins, `take`, how long it is, and `reverse where "DESC"`, that the last come first.',
            ),
          ),
          only: mapOf(
            "parts of an item and conditions",
            "What items have only in answer to some requests, by its path seen from the item.",
            text(
              "where, a parameter and a value",
              'Where a parameter has a value: `where pay = "yes"`; `once where ...` if whoever asks so takes it away.',
            ),
          ),
          rules: keys(
            "rules",
            "How items are found by rules that the document of the request lists.",
            {
              list: described(path, "The path of the list in the request."),
              field: described(path, "The path in a rule of what is compared."),
              comparison: described(path, "The path in a rule of how it is compared."),
              value: described(path, "The path in a rule of what it is compared with."),
              any: text("a condition", 'Where the request says that one rule is enough: `match = "any"`.'),
              comparisons: mapOf(
                "words and comparisons",
                "What the words of the comparison mean.",
                text("a comparison", "One of the comparisons of `search`."),
              ),
              fields: mapOf(
                "fields and paths",
                "Where the fields stand in an item. One that is not listed fits everything.",
                text("paths", "Paths seen from the item, with `|` between them."),
              ),
            },
            ["list", "field", "comparison", "value", "comparisons", "fields"],
          ),
        }),
      ),
    },
    ["title"],
  ),
};
