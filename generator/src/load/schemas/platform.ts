import { type Schema, described, keys, listOf, mapOf, text, words } from "./schema.js";

const expression = text("an expression", "An expression of settings, parameters and computed values.");
const part = text(
  "a type, or = and an expression",
  "Begins with `=`: computed. Else the type of a parameter that the caller gives, the key its name: `?` optional, `*` repeated, `as` what it is called in TypeScript.",
);
const parts = (title: string, description: string): Schema => mapOf(title, description, part);
const parameter = text("a type", "The type of the parameter.");
const parameters = (title: string, description: string): Schema => mapOf(title, description, parameter);
const path = text("a path such as Order/@ID", "A path into the document.");
const letPart = mapOf(
  "names and what they stand for",
  "Names for expressions that follow, one entry a line, computed in this order.",
  text("= and an expression", "What the name stands for."),
);

const jsonMembers = listOf(
  "names of members",
  "The answer is a JSON object with these members.",
  text("the name of a member", "A member of the object."),
);

const answer: Schema = {
  title: "an answer",
  description:
    'The answer: the name of a document; `text "ok"`, that text; `none`; or `json` with the names of its members.',
  type: ["string", "object"],
  properties: { json: jsonMembers },
  additionalProperties: false,
};

const errors = mapOf("errors by name", "How the vendor's error answers are told from answers, by a name of ours.", {
  ...keys("an error answer", "One kind of error answer.", {
    text: text("a template", "A plain text: `error|{id}|{name}`; what is in braces becomes a member of the error."),
    html: text("a text", "An HTML page that contains this text."),
    json: described(jsonMembers, "A JSON object with these members."),
    where: text("a path, = and a value", 'A document in which a path has a value: `response_status = "error"`.'),
    message: described(path, "Beside `where`: the path of the message."),
  }),
  minProperties: 1,
});

const methods = (names: readonly string[], description: string): Record<string, Schema> =>
  Object.fromEntries(names.map((name) => [name, text("a path", description)]));

const chosenBy = (names: readonly string[]): readonly Schema[] => names.map((name) => ({ required: [name] }));

const clientMethods = ["GET", "POST", "PUT", "DELETE"];
const body = text(
  "a pipeline",
  "A body that is a document, from the wire on: `raw | request`, `form Data | form-url-decode | rc4(apiKey) | feed`, `form = field | request` (the field that a setting names; the raw body where it is empty).",
);

const operation: Schema = {
  ...keys("an operation", "One request that we send, the key its name.", {
    ...methods(
      clientMethods,
      "The method and the path: text with names in braces, joined to `baseUrl`; a URL stands for itself; computed with `=`.",
    ),
    let: letPart,
    query: parts("parts of the query", "Parts of the query, one entry a line."),
    form: parts("fields of the form", "Fields of a form that is the body, one entry a line."),
    header: parts("headers", "Headers of the request, one entry a line."),
    path: parameters("parameters of the path", "Parameters that stand in braces in the path."),
    body,
    set: mapOf(
      "members of the body",
      "Members of the document that is the body which are computed, by their path in it.",
      text("= and an expression", "The value."),
    ),
    sign: words("`none`: this operation needs neither token nor signature.", "none"),
    answer,
    errors,
    pages: keys(
      "pages",
      "How the next page is asked for.",
      {
        by: text("the name of a parameter", "The parameter that asks for the next page."),
        first: listOf(
          "names of parameters",
          "Parameters that only the first page is asked with, such as a position to start from.",
          text("the name of a parameter", "A parameter."),
        ),
        size: text("the name of a parameter", "The parameter that says how many items a page has at most."),
        next: text("an expression", "The parameter's next value: `last order/@ID + 1`, `page + 1`."),
        until: words("When to stop: at a page without items, or at one that is not full.", "empty", "short"),
        count: described(path, "The path of how many pages there are."),
      },
      ["by", "next"],
    ),
    cursor: keys(
      "a cursor",
      "Where the next run goes on.",
      {
        item: described(path, "The path of an item in the answer."),
        field: described(path, "The path in the item of what grows."),
        parameter: text("the name of a parameter", "The parameter that is sent with the greatest value seen."),
        inclusive: {
          title: "true or false",
          description: "Whether the answer has the item of that value too. Default false.",
          type: "boolean",
        },
      },
      ["item", "field", "parameter"],
    ),
    check: mapOf(
      "values of parameters",
      "The values of parameters, or of members of the body by their path, as written on the wire, of the cheapest request that proves the credentials.",
      text("a text", "The value."),
    ),
    repeat: words(
      "Whether sending it twice is harmless: only then is it ever repeated. Default `unsafe`.",
      "safe",
      "unsafe",
    ),
  }),
  oneOf: chosenBy(clientMethods),
};

const token: Schema = {
  ...keys(
    "a token",
    "A request for a token, sent before the operations.",
    {
      ...methods(["GET", "POST"], "The method and where: an expression, often the name of a setting."),
      let: letPart,
      query: parts("parts of the query", "Parts of the query, one entry a line."),
      form: parts("fields of the form", "Fields of the form, one entry a line."),
      header: parts("headers", "Headers, one entry a line."),
      answer: described(answer, "The answer, whose members are names for `sign` and the operations."),
      errors,
      uses: {
        title: "a whole number",
        description: "How many requests a token is good for.",
        type: "integer",
        minimum: 1,
      },
      expires: text("the name of a member", "The member of the answer that says for how many seconds it is good."),
      renew: {
        title: "true or false",
        description: "Whether a new one is asked for, once, when the answer says that it is refused. Default false.",
        type: "boolean",
      },
      urls: listOf(
        "names of members",
        "Members of the answer that are URLs, held to the allowed hosts.",
        text("the name of a member", "A member of the answer."),
      ),
    },
    ["answer"],
  ),
  oneOf: chosenBy(["GET", "POST"]),
};

const sign = keys("a signature", "What every request gets besides its own parts.", {
  let: letPart,
  query: parts("parts of the query", "Parts of the query, one entry a line."),
  form: parts("fields of the form", "Fields of the form, one entry a line."),
  header: parts("headers", "Headers, one entry a line."),
  escape: words("How fields are encoded in the body. Default `form`.", "form", "raw"),
});

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

const webhook = keys(
  "a webhook",
  "Something that the vendor sends to us, the key its name.",
  {
    body,
    item: described(path, "The path of an item in the document, which is handed over one by one."),
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
      client: keys(
        "a client",
        "We ask the vendor.",
        {
          baseUrl: text(
            "a URL, or the name of a setting",
            "Where the paths of operations begin: a URL, or an expression such as the name of a setting.",
          ),
          token,
          sign,
          operations: mapOf("operations by name", "The requests that we send.", operation),
        },
        ["baseUrl", "operations"],
      ),
      endpoint: keys(
        "an endpoint",
        "The vendor asks us.",
        { authentication, operations: mapOf("operations by name", "The requests that we answer.", endpointOperation) },
        ["operations"],
      ),
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
              "`equals`, `contains`, `starts`, `least`, `most`, `after` or `before`, and paths seen from the item, with `|` between them.",
            ),
          ),
        }),
      ),
    },
    ["title"],
  ),
};
