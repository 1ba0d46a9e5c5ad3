import { type Schema, described, keys, listOf, mapOf, text, words } from "./schema.js";
import { answer, body, chosenBy, methods, parameters, path } from "./request.js";

const credentials = (where: string): Schema =>
  mapOf(
    `parts of the ${where}`,
    `The ${where} has these parts, each the value of a setting.`,
    text("the name of a setting", "A setting."),
  );

const authentication = listOf(
  "ways of authentication",
  "The ways in which a caller may prove who it is; any of them is enough.",
  {
    ...keys("a way of authentication", "One way.", {
      basic: listOf(
        "two settings",
        "HTTP Basic: the settings with the user's name and the password.",
        text("the name of a setting", "A setting."),
      ),
      query: credentials("query"),
      header: credentials("header"),
      form: credentials("form"),
    }),
    oneOf: chosenBy(["basic", "query", "header", "form"]),
  },
);

const endpointOperation: Schema = {
  ...keys("an operation", "One request that we answer, the key its name.", {
    ...methods(["GET", "POST"], "The method and the path, seen from where the endpoint is mounted."),
    when: mapOf(
      "parameters and their values",
      "Parameters of the query that choose this operation, compared without regard to case.",
      text("a text", "The value."),
    ),
    query: parameters("parts of the query", "Parameters of the query."),
    form: parameters("fields of the form", "Fields of the form."),
    header: parameters("headers", "Headers."),
    body,
    answer,
    window: keys(
      "a window of time",
      "Items outside of it are left out and reported.",
      {
        field: described(path, "The path of an item's time: `Order/LastModified`."),
        from: text("the name of a parameter", "The parameter with the oldest time."),
        to: text("the name of a parameter", "The parameter with the newest time."),
        outside: words("What becomes of items outside.", "leave-out"),
      },
      ["field", "from", "to"],
    ),
    pages: keys(
      "pages",
      "How the answer is divided into pages.",
      {
        parameter: text("the name of a parameter", "The parameter with the page's number, from 1."),
        size: {
          title: "a whole number",
          description: "How many items a page has at most.",
          type: "integer",
          minimum: 1,
        },
        count: described(path, "The path of how many pages there are."),
        order: listOf("paths", "By what the items are sorted, seen from the item.", path),
      },
      ["parameter", "size"],
    ),
    each: keys(
      "a classification",
      "What each item means to the caller: the first word whose condition holds.",
      {
        item: described(path, "The path of an item in the answer."),
        as: text("the name of a property", "What it is called."),
        first: listOf("words and their conditions", "Words, each with a condition.", {
          ...mapOf(
            "a word and its condition",
            "A word and when it holds.",
            text("a condition", '`OrderStatus in "cancelled,voided"`, `OrderStatus in aSetting`, or `otherwise`.'),
          ),
          minProperties: 1,
        }),
      },
      ["item", "as", "first"],
    ),
  }),
  oneOf: chosenBy(["GET", "POST"]),
};

/** What a vendor asks us. */
export const endpointSchema: Schema = keys(
  "an endpoint",
  "The vendor asks us.",
  { authentication, operations: mapOf("operations by name", "The requests that we answer.", endpointOperation) },
  ["operations"],
);
