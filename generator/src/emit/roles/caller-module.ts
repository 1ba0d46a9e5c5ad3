import { type InterfaceDeclarationStructure, StructureKind } from "ts-morph";
import type { Platform } from "../../model/model.js";
import type { Client, Endpoint, Operation } from "../../model/roles.js";
import type { Specifier } from "../document.js";
import { comments, sourceText } from "../documentation.js";
import { propertyName, quoted } from "../text.js";
import type { Statements } from "../typescript.js";
import { allOptional, answerTypes, hasParameters } from "./client-module.js";
import { exportedInterface, property } from "./properties.js";
import { paragraph } from "./role-documentation.js";
import { type RoleModuleContext, exportedFunction, roleModule } from "./role-module.js";
import type { RoleNames } from "./role-names.js";
import { namesInClient, namesInEndpoint, settingsOf } from "./settings.js";

type Method = NonNullable<InterfaceDeclarationStructure["methods"]>[number];

/** The module of a mock that asks: what stands in for the vendor's program where we are the server. */
export function callerModule(
  platform: Platform,
  { client, endpoint }: { readonly client: Client; readonly endpoint: Endpoint },
  names: RoleNames,
  specifier: Specifier,
): string {
  const { mock: called } = names;
  const declared = new Set([called.create, called.options, called.caller]);
  return roleModule(declared, specifier, (context): Statements => {
    const { module } = context;
    const settings = context.type("client", names.client.settings);
    const tables = [context.table("client", names.client.table), context.table("endpoint", names.endpoint.table)];
    return [
      exportedInterface(
        called.options,
        `How a mock of ${platform.title} asks; each has a default.`,
        [
          property(
            "settings",
            `Partial<${settings}>`,
            true,
            "The settings that it asks with. Those that are missing are defaults, examples or made up.",
          ),
        ],
        { extends: [`Omit<${module.runtimeType("CallerOptions", "mock")}, "settings">`] },
      ),
      exportedInterface(
        called.caller,
        `${platform.title} as an endpoint meets it: asks as the vendor's program does, through all pages, and says what was wrong with the answers.`,
        [
          {
            ...property(
              "settings",
              sharedSettings(settings, platform, client, endpoint),
              false,
              "Those of the settings that it asks with which the endpoint needs to know as well.",
            ),
            isReadonly: true,
          },
        ],
        { methods: client.operations.map((operation) => method(operation, platform, names, context)) },
      ),
      exportedFunction(
        called.create,
        `Makes a mock of ${platform.title} that asks: give an endpoint, or its address, to its functions.`,
        [{ name: "options", hasQuestionToken: true, type: called.options }],
        called.caller,
        `return ${module.runtimeValue("caller", "mock")}(${tables.join(", ")}, options) as ${called.caller};`,
      ),
    ];
  });
}

function sharedSettings(type: string, platform: Platform, client: Client, endpoint: Endpoint): string {
  const asked = settingsOf(platform, "client", namesInClient(client));
  const known = new Set(settingsOf(platform, "endpoint", namesInEndpoint(endpoint)));
  const shared = asked.filter((setting) => known.has(setting)).map(({ name }) => quoted(name));
  return shared.length === 0 ? "object" : `Pick<${type}, ${shared.join(" | ")}>`;
}

function method(operation: Operation, platform: Platform, names: RoleNames, context: RoleModuleContext): Method {
  const { module } = context;
  const parameters = {
    name: "parameters",
    hasQuestionToken: allOptional(operation, platform),
    type: hasParameters(operation) ? context.type("client", names.client.parametersOf(operation.name)) : "",
  };
  const outcome = `${module.runtimeType("Outcome", "mock")}<${answerTypes(operation, platform, context).join(", ")}>`;
  return {
    kind: StructureKind.MethodSignature,
    name: propertyName(operation.name),
    docs: comments(paragraph(operation.documentation, sourceText(operation, platform)), 2),
    parameters: [
      { name: "endpoint", type: module.runtimeType("Endpoint", "mock") },
      ...(hasParameters(operation) ? [parameters] : []),
    ],
    returnType: `Promise<${outcome}>`,
  };
}
