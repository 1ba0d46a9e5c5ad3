import { type Expression, array, literal, object } from "../../../expression/expression.js";
import { hasParameters } from "../../../emit/roles/client-module.js";
import { bodyProperty } from "../../../emit/roles/parameters.js";
import { type TestTable, shownValue } from "../test-file.js";
import { missingParameter, missingSetting, unknownParameter, wrongParameter, wrongSetting } from "../wrong.js";
import { type ClientTesting, callOf, calledWith, neededBy } from "./testing.js";

export function wrongTests(testing: ClientTesting): TestTable[] {
  const { platform, client, settings } = testing;
  const [first] = client.operations;
  const called = first && calledWith(first, "required", testing);
  if (first === undefined || called === undefined) return [];
  const needed = settings.filter(({ optional }) => !optional);
  const build = callOf(first, called.parameters, testing, "{ ...settings, ...wrong } as typeof settings");
  const messages: TestTable[] = [];
  const add = (title: string, rows: readonly { change: Expression; message: string }[], line: string): void => {
    if (rows.length === 0) return;
    messages.push({
      rows: array(rows.map(({ change, message }) => object({ wrong: change, message: literal(message) }))),
      title,
      takes: ["wrong", "message"],
      body: [`expect((await thrown(() => ${line})).message).toBe(message);`],
    });
  };
  add(
    "$message",
    [
      ...needed.map((setting) => ({
        change: { kind: "object" as const, members: [[setting.name, literal(undefined)] as const] },
        message: missingSetting(platform, setting),
      })),
      ...settings.flatMap((setting) => {
        const wrong = wrongSetting(platform, setting);
        return wrong === undefined
          ? []
          : [{ change: object({ [wrong.property]: wrong.value }), message: wrong.message }];
      }),
    ],
    build.replace("as typeof settings", "as never"),
  );
  for (const operation of client.operations) {
    const with_ = calledWith(operation, "required", testing);
    if (with_ === undefined || !hasParameters(operation)) continue;
    const known = [...operation.parameters.map(({ property }) => property), bodyProperty(operation.body) ?? []].flat();
    const rows = [
      ...operation.parameters
        .filter(({ optional }) => !optional)
        .map((parameter) => ({
          change: { kind: "object" as const, members: [[parameter.property, literal(undefined)] as const] },
          message: missingParameter(platform, operation, parameter),
        })),
      ...operation.parameters.flatMap((parameter) => {
        const wrong = wrongParameter(platform, operation, parameter);
        return wrong === undefined
          ? []
          : [{ change: object({ [wrong.property]: wrong.value }), message: wrong.message }];
      }),
      { change: object({ unheardOf: literal(1) }), message: unknownParameter(platform, operation, known) },
    ];
    const optional = settings.filter(
      ({ name, optional, type }) => optional && type.default === undefined && neededBy([operation]).has(name),
    );
    add(
      `${operation.name}: $message`,
      optional.map((setting) => ({
        change: { kind: "object" as const, members: [[setting.name, literal(undefined)] as const] },
        message: missingSetting(platform, setting),
      })),
      callOf(operation, with_.parameters, testing, "{ ...settings, ...wrong }"),
    );
    const parameters = `{ ...${shownValue(with_.parameters, 4, 60)}, ...wrong } as never`.replace("...{}, ", "");
    add("$message", rows, `${testing.names.client.buildOf(operation.name)}(settings, ${parameters}, context)`);
  }
  return messages;
}
