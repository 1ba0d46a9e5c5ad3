import type { Platform } from "../../model/model.js";
import type { NamedFunction } from "../../model/roles.js";
import type { Specifier } from "../document.js";
import { sourceText } from "../documentation.js";
import { type Expression, array, literal, object } from "../../expression/expression.js";
import { quoted } from "../text.js";
import type { Statements } from "../typescript.js";
import { type ExpressionContext, expressionOf } from "./expressions.js";
import { parameterTables } from "./parameters.js";
import { exportedInterface, parameterProperties, settingProperties } from "./properties.js";
import { paragraph } from "./role-documentation.js";
import { exportedFunction, roleModule, tableFunction } from "./role-module.js";
import type { FunctionNames, RoleNames } from "./role-names.js";
import { namesInFunction, settingTables, settingsOf } from "./settings.js";

/** The module of the helpers of a platform, such as signatures of links. */
export function functionsModule(
  platform: Platform,
  functions: readonly NamedFunction[],
  { functions: called }: RoleNames,
  specifier: Specifier,
): string {
  const declared = new Set([
    ...functionExports(functions, called).map(({ name }) => name),
    ...functions.map(({ name }) => called.tableOf(name)),
  ]);
  return roleModule(declared, specifier, (context): Statements => {
    const { module } = context;
    return [
      ...functions.flatMap((each) => [
        exportedInterface(
          called.settingsOf(each.name),
          `What \`${called.functionOf(each.name)}\` needs to know.`,
          settingProperties(settingsOf(platform, "functions", namesInFunction(each)), platform, module),
        ),
        exportedInterface(
          called.parametersOf(each.name),
          `What \`${called.functionOf(each.name)}\` is made from.`,
          parameterProperties(each.parameters, each, platform, module),
        ),
      ]),
      ...functions.map((each) =>
        exportedFunction(
          called.functionOf(each.name),
          paragraph(each.documentation, sourceText(each, platform)),
          [
            { name: "settings", type: called.settingsOf(each.name) },
            {
              name: "parameters",
              hasQuestionToken: each.parameters.every(({ optional }) => optional),
              type: called.parametersOf(each.name),
            },
            { name: "context", hasQuestionToken: true, type: module.runtimeType("RequestContext", "http") },
          ],
          "Promise<string>",
          `return ${module.runtimeValue("callFunction", "http")}(${called.tableOf(each.name)}, settings, parameters, context);`,
        ),
      ),
      ...functions.map((each) =>
        tableFunction(
          called.tableOf(each.name),
          module.runtimeType("FunctionTable", "http"),
          `The table of ${quoted(each.name)}.`.replaceAll('"', "`"),
          functionTable(platform, each),
          context,
        ),
      ),
    ];
  });
}

/** What the module of the helpers exports to consumers. */
export function functionExports(
  functions: readonly NamedFunction[],
  called: FunctionNames,
): { name: string; isType: boolean }[] {
  return [
    ...functions.map(({ name }) => ({ name: called.functionOf(name), isType: false })),
    ...functions.flatMap(({ name }) => [
      { name: called.settingsOf(name), isType: true },
      { name: called.parametersOf(name), isType: true },
    ]),
  ];
}

/** The table of a helper. */
export function functionTable(
  platform: Platform,
  { name, parameters, computed, value, ...rest }: NamedFunction,
): Expression {
  const settings = settingsOf(platform, "functions", namesInFunction({ name, parameters, computed, value, ...rest }));
  const context: ExpressionContext = { settings: new Set(settings.map((each) => each.name)) };
  return object({
    contract: literal(1),
    platform: literal(platform.name),
    name: literal(name),
    settings: settingTables(settings),
    parameters: parameterTables(parameters),
    computed: array(
      computed.map((each) =>
        object({ name: literal(each.name), in: literal("let"), value: expressionOf(each.value, context) }),
      ),
    ),
    value: expressionOf(value, context),
  });
}
