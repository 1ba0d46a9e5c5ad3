import { StructureKind } from "ts-morph";
import type { Document, Platform } from "../../model/model.js";
import type { Client, Operation } from "../../model/roles.js";
import type { Specifier } from "../document.js";
import { comments, sourceText } from "../documentation.js";
import { isList, isOptional, leafOf, membersOf } from "../members.js";
import { type Names, documentNames } from "../names.js";
import { propertyName, quoted } from "../text.js";
import type { Statements } from "../typescript.js";
import { documentOf } from "./answers.js";
import { clientTable, itemsOfOperation } from "./client-table.js";
import { bodyProperty, documentIn } from "./parameters.js";
import { type Property, exportedInterface, parameterProperties, property, settingProperties } from "./properties.js";
import { paragraph } from "./role-documentation.js";
import { type RoleModuleContext, exportedFunction, referencesIn, roleModule, tableFunction } from "./role-module.js";
import type { ClientNames, RoleNames } from "./role-names.js";
import { namesInClient, settingsOf } from "./settings.js";

/** The module of a client: its types, then what people call, then the table that it runs from. */
export function clientModule(
  platform: Platform,
  client: Client,
  names: Names,
  { client: called }: RoleNames,
  specifier: Specifier,
): string {
  const declared = new Set(clientExports(client, called).flatMap(({ name }) => name));
  declared.add(called.table);
  return roleModule(declared, specifier, (context): Statements => {
    const table = clientTable(platform, client, names);
    importTables(platform, names, referencesIn(table), context);
    return [
      ...typesOf(platform, client, called, context),
      ...functionsOf(platform, client, called, context),
      tableFunction(
        called.table,
        context.module.runtimeType("ClientTable", "http"),
        "The table that client and builders run from.",
        table,
        context,
      ),
    ];
  });
}

/** What the module of a client exports to consumers; types are marked. */
export function clientExports(client: Client, called: ClientNames): { name: string; isType: boolean }[] {
  const type = (name: string): { name: string; isType: boolean } => ({ name, isType: true });
  const value = (name: string): { name: string; isType: boolean } => ({ name, isType: false });
  return [
    value(called.create),
    ...client.operations.map(({ name }) => value(called.buildOf(name))),
    ...(client.token === undefined ? [] : [value(called.buildToken)]),
    type(called.client),
    type(called.settings),
    ...client.operations.filter(hasParameters).map(({ name }) => type(called.parametersOf(name))),
  ];
}

/** Whether the caller of an operation may give anything. */
export function hasParameters({ parameters, body }: Operation): boolean {
  return parameters.length > 0 || body !== undefined;
}

/** Imports the tables of documents that a table refers to. */
export function importTables(
  platform: Platform,
  names: Names,
  references: ReadonlySet<string>,
  context: RoleModuleContext,
): void {
  for (const document of platform.documents) {
    const { table } = documentNames(names, document);
    if (references.has(table)) context.table(document.name, table);
  }
}

function typesOf(platform: Platform, client: Client, called: ClientNames, context: RoleModuleContext): Statements {
  const { module } = context;
  const settings = settingsOf(platform, "client", namesInClient(client));
  return [
    exportedInterface(
      called.settings,
      `What a client of ${platform.title} needs to know.`,
      settingProperties(settings, platform, module),
    ),
    ...client.operations
      .filter(hasParameters)
      .map((operation) =>
        exportedInterface(called.parametersOf(operation.name), `What \`${operation.name}\` can be asked for.`, [
          ...parameterProperties(operation.parameters, operation, platform, module),
          ...bodyProperties(operation, platform, context),
        ]),
      ),
    exportedInterface(called.client, clientDocumentation(platform), [], {
      extends: [module.runtimeType("Client", "http")],
      methods: client.operations.map((operation) => ({
        kind: StructureKind.MethodSignature,
        name: propertyName(operation.name),
        docs: comments(operationDocumentation(operation, platform), 2),
        parameters: [
          ...(hasParameters(operation)
            ? [
                {
                  name: "parameters",
                  hasQuestionToken: allOptional(operation, platform),
                  type: called.parametersOf(operation.name),
                },
              ]
            : [{ name: "parameters", hasQuestionToken: true, type: "Record<string, never>" }]),
          { name: "options", hasQuestionToken: true, type: module.runtimeType("CallOptions", "http") },
        ],
        returnType: `${module.runtimeType("Call", "http")}<${answerTypes(operation, platform, context).join(", ")}>`,
      })),
    }),
  ];
}

function functionsOf(platform: Platform, client: Client, called: ClientNames, context: RoleModuleContext): Statements {
  const { module } = context;
  const requestContext = {
    name: "context",
    hasQuestionToken: true,
    type: module.runtimeType("RequestContext", "http"),
  };
  const settings = { name: "settings", type: called.settings };
  const request = `Promise<${module.globalType("Request")}>`;
  return [
    exportedFunction(
      called.create,
      `Makes a client of ${platform.title}. Nothing is sent before it is asked for something.\n\n@throws SettingError where a setting is missing or wrong; it says where that is found.`,
      [settings, { name: "options", hasQuestionToken: true, type: module.runtimeType("ClientOptions", "http") }],
      called.client,
      `return ${module.runtimeValue("client", "http")}(${called.table}, settings, options) as ${called.client};`,
    ),
    ...client.operations.map((operation) => {
      const { name } = operation;
      const isOptional = allOptional(operation, platform);
      const parameters = hasParameters(operation)
        ? [{ name: "parameters", hasQuestionToken: isOptional, type: called.parametersOf(name) }]
        : [];
      const given = hasParameters(operation) ? "parameters" : "{}";
      return exportedFunction(
        called.buildOf(name),
        `The request of \`${name}\`, for any HTTP stack. Nothing is sent.${
          client.token !== undefined && operation.signed
            ? ` Its context takes the answer of \`${called.buildToken}\` as \`token\`.`
            : ""
        }`,
        [settings, ...parameters, requestContext],
        request,
        `return ${module.runtimeValue("buildRequest", "http")}(${called.table}, ${quoted(name)}, settings, ${given}, context);`,
      );
    }),
    ...(client.token === undefined
      ? []
      : [
          exportedFunction(
            called.buildToken,
            "The request that asks for a token, whose answer the other requests take. Nothing is sent.",
            [settings, requestContext],
            request,
            `return ${module.runtimeValue("buildTokenRequest", "http")}(${called.table}, settings, context);`,
          ),
        ]),
  ];
}

function clientDocumentation({ title, documentation }: Platform): string {
  const start = `${title}: `;
  return documentation.startsWith(start)
    ? `A client of ${title}: ${documentation.slice(start.length)}`
    : paragraph(`A client of ${title}`, documentation);
}

/** What an operation does. That it must not be repeated is said first by its spec, and here as a rule. */
function operationDocumentation(operation: Operation, platform: Platform): string {
  const { documentation, repeat, over, test } = operation;
  return paragraph(
    documentation,
    over === "https" ? "It goes over https only, even with `allowInsecure`." : "",
    repeat === "unsafe" ? "It is never sent again by itself." : "",
    test === undefined ? "" : 'Tests among the items have `test: true`; `testItem: "skip"` leaves them out.',
    sourceText(operation, platform),
  );
}

/** The types of a whole answer and of an item in it. */
export function answerTypes(
  operation: Operation,
  platform: Platform,
  context: RoleModuleContext,
): [answer: string, item: string] {
  const { answer } = operation;
  switch (answer.kind) {
    case "document": {
      const document = documentOf(platform, answer.document);
      const items = itemsOfOperation(platform, operation);
      const whole = context.type(document.name, document.type.typeName);
      return [whole, items === undefined ? whole : context.type(document.name, items.record.typeName)];
    }
    case "text":
      return [quoted(answer.text), quoted(answer.text)];
    case "json":
      return ["Record<string, unknown>", "Record<string, unknown>"];
    case "none":
      return ["undefined", "never"];
  }
}

function bodyProperties(operation: Operation, platform: Platform, context: RoleModuleContext): Property[] {
  const name = bodyProperty(operation.body);
  const document = documentIn(operation.body);
  if (name === undefined || document === undefined) return [];
  const body = documentOf(platform, document);
  const type = context.type(body.name, body.type.typeName);
  const open = openProperties(operation, body).map(quoted);
  const text =
    open.length === 0 ? type : `Omit<${type}, ${open.join(" | ")}> &\n    Partial<Pick<${type}, ${open.join(" | ")}>>`;
  return [
    property(
      name,
      text,
      bodyIsOptional(operation, body),
      paragraph(
        "The document that is sent",
        open.length === 0
          ? ""
          : "Where it does not say otherwise, the settings fill what they know, and defaults hold.",
      ),
    ),
  ];
}

/** The properties of the body that the caller need not give: settings fill them, they have a default, or may be empty lists. */
function openProperties({ computed }: Operation, body: Document): string[] {
  const names = new Set(computed.filter(({ location }) => location === "body").map(({ name }) => name));
  if (names.size === 0) return [];
  return membersOf(body.type)
    .filter(
      (member) =>
        leafOf(member)?.default !== undefined ||
        (isList(member) && "occurs" in member && member.occurs.minimum === 0) ||
        ((member.kind === "attribute" || member.kind === "element") &&
          member.wires.some((wire) => names.has(`${wire.attribute ? "@" : ""}${wire.name}`))),
    )
    .map(({ property: each }) => each);
}

function bodyIsOptional(operation: Operation, body: Document): boolean {
  const open = openProperties(operation, body);
  return (
    open.length > 0 && membersOf(body.type).every((member) => open.includes(member.property) || isOptional(member))
  );
}

/** Whether an operation can be called without parameters. */
export function allOptional({ parameters, body, ...rest }: Operation, platform: Platform): boolean {
  const document = documentIn(body);
  return (
    parameters.every(({ optional }) => optional) &&
    (document === undefined || bodyIsOptional({ parameters, ...rest }, documentOf(platform, document)))
  );
}
