import { StructureKind } from "ts-morph";
import type { Platform } from "../../model/model.js";
import type { Endpoint, EndpointOperation } from "../../model/roles.js";
import type { Specifier } from "../document.js";
import { comments, sourceText } from "../documentation.js";
import type { Names } from "../names.js";
import { quoted, sentence } from "../text.js";
import type { Statements } from "../typescript.js";
import { documentOf, propertiesOf } from "./answers.js";
import { importTables } from "./client-module.js";
import { endpointTable, itemsOfAnswer } from "./endpoint-table.js";
import { bodyProperty, documentIn, mayBeEmpty } from "./parameters.js";
import { type Property, exportedInterface, parameterProperties, property, settingProperties } from "./properties.js";
import { paragraph } from "./role-documentation.js";
import { type RoleModuleContext, exportedFunction, referencesIn, roleModule, tableFunction } from "./role-module.js";
import type { EndpointNames, RoleNames } from "./role-names.js";
import { namesInEndpoint, settingsOf } from "./settings.js";

/** The module of an endpoint: what its callbacks get and give, then what people call, then its table. */
export function endpointModule(
  platform: Platform,
  endpoint: Endpoint,
  names: Names,
  { endpoint: called }: RoleNames,
  specifier: Specifier,
): string {
  const declared = new Set([...endpointExports(endpoint, called).map(({ name }) => name), called.table]);
  return roleModule(declared, specifier, (context): Statements => {
    const table = endpointTable(platform, endpoint, names);
    importTables(platform, names, referencesIn(table), context);
    const { module } = context;
    return [
      optionsInterface(platform, endpoint, called, context),
      ...endpoint.operations.map((operation) =>
        exportedInterface(
          called.requestOf(operation.name),
          `What ${platform.title} asks with \`${operation.name}\`.`,
          requestProperties(operation, platform, context),
        ),
      ),
      ...endpoint.operations.flatMap((operation) => wordType(operation, platform, called)),
      exportedFunction(
        called.create,
        `Answers what ${platform.title} asks, on any server with the \`Request\` and \`Response\` of the Fetch standard.\n\n@throws SettingError where a setting is missing or wrong`,
        [{ name: "options", type: called.options }],
        `(request: ${module.globalType("Request")}) => Promise<${module.globalType("Response")}>`,
        `return ${module.runtimeValue("endpoint", "endpoint")}(${called.table}, options);`,
      ),
      ...endpoint.operations.flatMap((operation) => classifyFunction(operation, platform, endpoint, called, context)),
      tableFunction(
        called.table,
        module.runtimeType("EndpointTable", "endpoint"),
        "The table that the endpoint runs from.",
        table,
        context,
      ),
    ];
  });
}

/** What the module of an endpoint exports to consumers. */
export function endpointExports(endpoint: Endpoint, called: EndpointNames): { name: string; isType: boolean }[] {
  const classified = endpoint.operations.filter(({ each }) => each !== undefined);
  return [
    { name: called.create, isType: false },
    ...classified.map(({ name }) => ({ name: called.classifyOf(name), isType: false })),
    { name: called.options, isType: true },
    ...endpoint.operations.map(({ name }) => ({ name: called.requestOf(name), isType: true })),
    ...classified.map(({ name }) => ({ name: called.wordOf(name), isType: true })),
  ];
}

function optionsInterface(
  platform: Platform,
  endpoint: Endpoint,
  called: EndpointNames,
  context: RoleModuleContext,
): Statements[number] {
  const { module } = context;
  const settings = settingsOf(platform, "endpoint", namesInEndpoint(endpoint));
  return exportedInterface(
    called.options,
    `What an endpoint for ${platform.title} needs: settings, and a function for each operation.`,
    [
      ...settingProperties(settings, platform, module),
      ...endpoint.operations.map((operation) =>
        property(
          operation.name,
          `${module.runtimeType("EndpointHandler", "endpoint")}<${called.requestOf(operation.name)}, ${resultType(operation, platform, context)}>`,
          false,
          paragraph(operation.documentation, handlerWords(operation, platform), sourceText(operation, platform)),
        ),
      ),
    ],
    { extends: [module.runtimeType("EndpointOptions", "endpoint")] },
  );
}

/** What a callback gives back, and what the endpoint does with it. */
function handlerWords(operation: EndpointOperation, platform: Platform): string {
  const { pages, window, answer } = operation;
  const items = itemsOfAnswer(platform, operation);
  if (items === undefined || answer.kind !== "document") return "";
  const document = documentOf(platform, answer.document);
  const properties = (pages?.order ?? []).map((path) => propertiesOf(document, path, items.record).join("."));
  const order = properties.length === 0 ? "" : `, by \`${properties.join("`, then `")}\``;
  return [
    pages === undefined
      ? "Give the items, as an array or another iterable."
      : `Give all of them, as an array or another iterable: the endpoint cuts pages of ${pages.size}${order}. Or give one page as \`{ items, pages }\`.`,
    ...(window === undefined ? [] : ["Those outside of the window are left out and reported to `onProblem`."]),
  ].join(" ");
}

function resultType(operation: EndpointOperation, platform: Platform, context: RoleModuleContext): string {
  const { answer } = operation;
  if (answer.kind === "json") return "Record<string, unknown>";
  if (answer.kind !== "document") return "void";
  const document = documentOf(platform, answer.document);
  const items = itemsOfAnswer(platform, operation);
  return items === undefined
    ? context.type(document.name, document.type.typeName)
    : `${context.module.runtimeType("ItemsResult", "endpoint")}<${context.type(document.name, items.record.typeName)}>`;
}

/** A parameter with a default is always there. */
function requestProperties(operation: EndpointOperation, platform: Platform, context: RoleModuleContext): Property[] {
  const parameters = operation.parameters.map((parameter) =>
    parameter.leaf.default === undefined ? parameter : { ...parameter, optional: false },
  );
  const name = bodyProperty(operation.body);
  const document = documentIn(operation.body);
  const body = document === undefined ? undefined : documentOf(platform, document);
  const isOptional = mayBeEmpty(operation.body);
  return [
    ...parameterProperties(parameters, operation, platform, context.module),
    ...(name === undefined || body === undefined
      ? []
      : [
          property(
            name,
            context.type(body.name, body.type.typeName),
            isOptional,
            paragraph("The document that was sent", isOptional ? "Missing where the body was empty." : ""),
          ),
        ]),
  ];
}

function wordType({ name, each }: EndpointOperation, platform: Platform, called: EndpointNames): Statements {
  if (each === undefined) return [];
  const words = [...new Set(each.words.map(({ word }) => word))];
  return [
    {
      kind: StructureKind.TypeAlias,
      isExported: true,
      name: called.wordOf(name),
      docs: comments(
        `What an item means to ${platform.title}: ${sentence(
          words.map((word) => `\`${word}\``),
          "or",
        )}.`,
        0,
      ),
      type: words.map(quoted).join(" | "),
      leadingTrivia: "\n",
    },
  ];
}

function classifyFunction(
  operation: EndpointOperation,
  platform: Platform,
  endpoint: Endpoint,
  called: EndpointNames,
  context: RoleModuleContext,
): Statements {
  const { name, each, answer } = operation;
  const items = itemsOfAnswer(platform, operation);
  if (each === undefined || items === undefined || answer.kind !== "document") return [];
  const named = new Set(each.words.flatMap(({ setting }) => setting ?? []));
  const settings = settingsOf(platform, "endpoint", namesInEndpoint(endpoint)).filter((setting) =>
    named.has(setting.name),
  );
  const isTotal = each.words.some(({ field }) => field === undefined);
  const item = context.type(answer.document, items.record.typeName);
  const word = `${called.wordOf(name)}${isTotal ? "" : " | undefined"}`;
  const type = `(item: ${item}) => ${word}`;
  const given =
    settings.length === 0
      ? []
      : [
          {
            name: "settings",
            hasQuestionToken: settings.every(({ optional }) => optional),
            type: `Pick<${called.options}, ${settings.map((setting) => quoted(setting.name)).join(" | ")}>`,
          },
        ];
  return [
    exportedFunction(
      called.classifyOf(name),
      `Says what each item means to ${platform.title}, by its status and your settings.`,
      given,
      type,
      `return ${context.module.runtimeValue("classifier", "endpoint")}(${called.table}, ${quoted(name)}${settings.length === 0 ? "" : ", settings"}) as ${type};`,
    ),
  ];
}
