import { type Schema, keys, listOf, mapOf, text, words } from "./schema.js";

const member: Schema = {
  title: "a type",
  description:
    "What stands there: a type, or the members of an element that has no named type. The key says where it stands, how often, in which versions, and what it is called.",
  type: ["string", "object"],
  additionalProperties: { $ref: "#/definitions/member" },
};

/** Types by name, in documents and in `types.yaml`. */
export const typesSchema: Schema = mapOf(
  "types by name",
  "Types by name: an element with its attributes and children (keys and values), or a scalar with a name of its own (a type). A type that is called as the root is the root's.",
  { $ref: "#/definitions/member" },
);

export const typeDefinitions: Readonly<Record<string, Schema>> = { member };

const read = keys("policies for reading", "How lenient reading is.", {
  order: words(
    "`any`: children come in any order. `declared`: in the order of the spec, and as a schema says. Default `any`, with a schema `declared`.",
    "any",
    "declared",
  ),
  unknown: words(
    "What becomes of elements and attributes that the spec does not name: kept with the value and written back, ignored, or refused. Default `keep`, with a schema `refuse`.",
    "keep",
    "ignore",
    "refuse",
  ),
  repeated: words("What a second element means where one is expected. Default `refuse`.", "refuse", "first", "last"),
  doctype: words(
    "Whether a DOCTYPE is refused or skipped; nothing is ever fetched. Default `refuse`.",
    "refuse",
    "skip",
  ),
  namespaces: words(
    "Whether names are those of Namespaces in XML. `ignore`: they are compared as written, and colons in them mean nothing. Default `resolve`.",
    "resolve",
    "ignore",
  ),
  encoding: text(
    "the name of an encoding",
    "The encoding where neither bytes, nor Content-Type, nor XML declaration name one. Where it is not given and nothing is mended, only UTF-8 is read.",
  ),
});

const write = keys("policies for writing", "How the document is written.", {
  cdata: words(
    "Which leaves are written as CDATA: none, those of type `text`, or all. Default `none`. The facets `cdata` and `plain` of a type decide for one leaf.",
    "none",
    "text",
    "all",
  ),
  declaration: {
    title: "true or false",
    description: "Whether an XML declaration is written. Default true.",
    type: "boolean",
  },
  empty: words("Elements without content as `<a/>` (short) or `<a></a>` (long). Default `short`.", "short", "long"),
});

/** The frame of `<document>.yaml`. */
export const documentSchema: Schema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  ...keys(
    "a document",
    "One XML document of a platform: the shape of its elements, and how it is read and written.",
    {
      root: text(
        "the name of the root element",
        "The root element. Several names with `|`: the first is written. Its type is the one that is called as the first name.",
      ),
      types: typesSchema,
      versions: text(
        "versions such as 1.0 < 1.1",
        "The document's versions, oldest first, in one text: `0.4 < 0.5 < 051`. They are names, not numbers.",
      ),
      version: listOf(
        "rules that find the version",
        "How the version of a given document is found: the first rule that fits.",
        text(
          "a rule that finds the version",
          'A path whose text is the version (`store_version`); with a template for a longer text (`feed_version "Feed {version}"`); or a version, `where` something is there (`060 where transactions/transaction/is_anonymous`), or anyway (`"051"`).',
        ),
      ),
      read,
      write,
      values: words(
        "How the text of every leaf is encoded on top of XML. Default `plain`.",
        "plain",
        "form-url-encoded",
      ),
      namespaces: mapOf(
        "namespaces by prefix",
        'Namespaces by the prefix that the names of this spec use; `""` is that of names without a prefix.',
        text("the name of a namespace", "The name of the namespace, most often a URL."),
      ),
      repairs: listOf(
        "names of repairs",
        "Mendings of input that is no XML. Each use is reported.",
        words(
          "A repair.",
          "skip-leading-header",
          "bare-ampersand",
          "html-entities",
          "control-characters",
          "trust-bytes-over-declared-encoding",
        ),
      ),
      limits: {
        ...keys(
          "limits",
          "Bounds on what a document may cost, where they differ from the usual ones. Lengths are in bytes; `none` is no limit.",
          Object.fromEntries(
            [
              ["depth", "How deep elements may stand in each other. Default 256."],
              ["attributes", "How many attributes an element may have. Default 1,000."],
              ["name", "The longest name. Default 1 kB."],
              ["attribute", "The longest value of an attribute. Default 1 MB."],
              ["text", "The longest text. Default 10 MB."],
              ["document", "The longest document. Default 256 MB."],
              ["item", "The longest item of a stream. Default 32 MB."],
            ].map(([name = "", description = ""]) => [
              name,
              {
                title: "a whole number or none",
                description,
                type: ["integer", "string"],
                minimum: 0,
                pattern: "^none$",
              } as const,
            ]),
          ),
        ),
      },
      schema: text(
        "the file of a schema",
        "A vendor's schema beside this file, kept as it came: `orders.xsd`. Then `types` holds only what the schema cannot say: types, names and documentation of its members.",
      ),
    },
    ["root"],
  ),
  definitions: typeDefinitions,
};

/** The frame of `types.yaml`. */
export const sharedTypesSchema: Schema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  ...keys("shared types", "Types that several documents of a platform share.", { types: typesSchema }, ["types"]),
  definitions: typeDefinitions,
};
