import { type Schema, described, keys, listOf, mapOf, text, words } from "./schema.js";
import { answer, body, chosenBy, errors, escape, letPart, methods, parameters, parts, path } from "./request.js";

const clientMethods = ["GET", "POST", "PUT", "DELETE"];

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
    at: mapOf(
      "parameters by name",
      "Parameters that stand in the query or in the form as a setting says, one entry a line.",
      text("= and an expression", "Says `query` or `form`: most often the name of a setting."),
    ),
    body,
    root: text(
      "a name, or = and an expression",
      "Which of the names that the root of the body's document may have is written: most often the name of a setting, whose words are these names. Default: the first.",
    ),
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
        by: text(
          "the name of a parameter",
          "The parameter that asks for the next page, or the element of the body's document.",
        ),
        first: listOf(
          "names of parameters",
          "Parameters that only the first page is asked with, such as a position to start from.",
          text("the name of a parameter", "A parameter."),
        ),
        size: text(
          "the name of a parameter",
          "The parameter that says how many items a page has at most, or the element of the body's document.",
        ),
        next: text("an expression", "Its next value: `last order/@ID + 1`, `page + 1`, `start + size`."),
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
        entry: described(
          path,
          "In place of a parameter, the path of a list in the body: an entry of it asks for what comes after the greatest value seen. Pages go by it too, where the caller has no such entry himself.",
        ),
        says: mapOf(
          "members of the entry",
          "What that entry says, by path in it; the first is what it is about.",
          text("a text", "As written on the wire."),
        ),
        value: described(path, "The path in the entry of the greatest value seen."),
        where: mapOf(
          "members of the body",
          "What the body must say for that, by path in it, and does where the caller leaves it open. Where he says otherwise, pages go as `pages` says and no later run can go on.",
          text("a text", "As written on the wire."),
        ),
        inclusive: {
          title: "true or false",
          description: "Whether the answer has the item of that value too. Default false.",
          type: "boolean",
        },
        key: described(
          path,
          "The path in the item of what tells items of one value apart, where several can have it, as with times.",
        ),
      },
      ["item", "field"],
    ),
    test: described(path, "The path in an item of a boolean called `test`: such items can be left out by the user."),
    check: mapOf(
      "values of parameters",
      "The values of parameters, or of members of the body by their path, as written on the wire, of the cheapest request that proves the credentials.",
      text("a text", "The value."),
    ),
    over: words(
      "It goes over https only, whatever the user allows, but for this computer: its answer must not be read on the way. The mock leaves the secrets out of what it answers over http.",
      "https",
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
      escape,
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
      over: words("It, and the URLs in its answer, are https only, but for this computer.", "https"),
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
  escape,
});

/** What we ask a vendor. */
export const clientSchema: Schema = keys(
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
);
