import type { Platform } from "../../model/model.js";
import type { Client } from "../../model/roles.js";
import type { Specifier } from "../document.js";
import type { Statements } from "../typescript.js";
import { itemsOfOperation } from "./client-table.js";
import { mockTable } from "./mock-table.js";
import { exportedInterface, property } from "./properties.js";
import { exportedFunction, roleModule, tableFunction } from "./role-module.js";
import type { RoleNames } from "./role-names.js";

/** The module of a mock, an entry of its own: what stands in for the vendor in tests. */
export function mockModule(
  platform: Platform,
  client: Client,
  { client: clientNames, mock: called }: RoleNames,
  specifier: Specifier,
): string {
  const declared = new Set([called.create, called.options, called.table]);
  return roleModule(declared, specifier, (context): Statements => {
    const { module } = context;
    context.table("client", clientNames.table);
    const settings = context.type("client", clientNames.settings);
    const [item] = client.operations.flatMap((operation) => {
      const items = itemsOfOperation(platform, operation);
      return items === undefined || operation.answer.kind !== "document"
        ? []
        : [context.type(operation.answer.document, items.record.typeName)];
    });
    const options = module.runtimeType("MockOptions", "mock");
    const mock = `${module.runtimeType("Mock", "mock")}${item === undefined ? "" : `<${item}>`}`;
    return [
      exportedInterface(
        called.options,
        `How a mock of ${platform.title} behaves; each has a default.`,
        [
          property(
            "settings",
            `Partial<${settings}>`,
            true,
            "The settings that are accepted. Those that are missing are defaults, examples or made up: see `settings` of the mock.",
          ),
          ...(item === undefined
            ? []
            : [
                property(
                  "items",
                  `${item}[] | Readonly<Record<string, unknown[]>>`,
                  true,
                  "Items of your own, of the first operation that has any, or by the names of operations. Made up where there are none.",
                ),
              ]),
        ],
        { extends: [`Omit<${options}, ${item === undefined ? '"settings"' : '"settings" | "items"'}>`] },
      ),
      exportedFunction(
        called.create,
        `Makes a mock of ${platform.title}: give its \`fetch\` to a client with its \`settings\`, or let it \`listen\`.`,
        [{ name: "options", hasQuestionToken: true, type: called.options }],
        `${mock} & { readonly settings: ${settings} }`,
        `return ${module.runtimeValue("mock", "mock")}(${clientNames.table}, ${called.table}, options) as ${mock} & { readonly settings: ${settings} };`,
      ),
      tableFunction(
        called.table,
        module.runtimeType("MockTable", "mock"),
        "What the mock knows besides the table of the client.",
        mockTable(platform, client),
        context,
      ),
    ];
  });
}
