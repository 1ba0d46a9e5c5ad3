import { array, literal, object } from "../../expression/expression.js";
import { namedImport } from "../../emit/module.js";
import type { RoleNames } from "../../emit/roles/role-names.js";
import { namesInFunction, settingsOf } from "../../emit/roles/settings.js";
import type { Platform } from "../../model/model.js";
import type { NamedFunction } from "../../model/roles.js";
import { CannotTell, type Value, evaluateText, evaluateValue } from "./evaluate.js";
import type { GivenRequest } from "./given-requests.js";
import { givenParameters, givenSettings, objectOf, settingTexts } from "./given.js";
import {
  type TestCase,
  type TestGroup,
  type TestTable,
  shownText,
  shownValue,
  testFile,
  thrownHelper,
} from "./test-file.js";
import { missingParameter, missingSetting, wrongParameter } from "./wrong.js";

/** The tests of helpers: what sources show, what follows from the spec, and each way to be wrong. */
export function functionTests(
  platform: Platform,
  functions: readonly NamedFunction[],
  names: RoleNames,
  samples: readonly GivenRequest[],
  specifier: (module: string) => string,
): string {
  const groups: TestGroup[] = [
    {
      title: `what sources show of the helpers of ${platform.name}`,
      tests: samples.map((each) => sampleTest(each, names)),
    },
    { title: `the helpers of ${platform.name}`, tests: functions.flatMap((each) => ownTests(each, platform, names)) },
    {
      title: `what the helpers of ${platform.name} cannot do without`,
      tests: functions.flatMap((each) => wrongTests(each, platform, names)),
    },
  ];
  const text = testFile([], [`/** Fixes the clock. */\nconst context = { now: () => ${now} };`], groups, [
    thrownHelper,
  ]);
  const values = functions
    .map(({ name }) => names.functions.functionOf(name))
    .filter((name) => text.includes(`${name}(`));
  return [
    'import { describe, expect, test } from "vitest";',
    namedImport(values.sort(), specifier("functions")),
    `\n${text}`,
  ].join("\n");
}

const now: number = Date.UTC(2017, 4, 10, 12, 32, 40);

function sampleTest({ name, of, source, settings, parameters, expected }: GivenRequest, names: RoleNames): TestCase {
  const call = `${names.functions.functionOf(of)}(${shownValue(settings, 4, 40)}, ${shownValue(parameters, 4, 40)}, context)`;
  return { name: `${name}.http`, comment: source, body: [`expect(await ${call}).toBe(${shownText(expected)});`] };
}

function ownTests(each: NamedFunction, platform: Platform, names: RoleNames): TestCase[] {
  const settings = settingsOf(platform, "functions", namesInFunction(each));
  const given = givenSettings(platform, settings);
  const values = givenParameters(platform, each, "all");
  const expected = expectedValue(
    each,
    new Map([...settingTexts(settings, given), ...values.map(({ name, text }) => [name, text] as const)]),
  );
  if (expected === undefined) return [];
  const call = `${names.functions.functionOf(each.name)}(${shownValue(objectOf(given), 4, 40)}, ${shownValue(objectOf(values), 4, 40)}, context)`;
  return [
    { name: `${each.name} of all that can be given`, body: [`expect(await ${call}).toBe(${shownText(expected)});`] },
  ];
}

function expectedValue({ computed, value }: NamedFunction, given: ReadonlyMap<string, Value>): string | undefined {
  const fixed = { now, random: Uint8Array.of(0) };
  try {
    const known = new Map(given);
    for (const each of computed) known.set(each.name, evaluateValue(each.value, known, fixed));
    return evaluateText(value, known, fixed);
  } catch (error) {
    if (error instanceof CannotTell) return undefined;
    throw error;
  }
}

function wrongTests(each: NamedFunction, platform: Platform, names: RoleNames): TestTable[] {
  const settings = settingsOf(platform, "functions", namesInFunction(each));
  const given = shownValue(objectOf(givenSettings(platform, settings)), 4, 40);
  const values = shownValue(objectOf(givenParameters(platform, each, "all")), 4, 40);
  const called = names.functions.functionOf(each.name);
  const table = (rows: readonly { wrong: TestTable["rows"]; message: string }[], call: string): TestTable[] =>
    rows.length === 0
      ? []
      : [
          {
            rows: array(rows.map(({ wrong, message }) => object({ wrong, message: literal(message) }))),
            title: "$message",
            takes: ["wrong", "message"],
            body: [`expect((await thrown(() => ${call})).message).toBe(message);`],
          },
        ];
  const without = (name: string): TestTable["rows"] => ({ kind: "object", members: [[name, literal(undefined)]] });
  return [
    ...table(
      settings
        .filter(({ optional }) => !optional)
        .map((setting) => ({ wrong: without(setting.name), message: missingSetting(platform, setting) })),
      `${called}({ ...${given}, ...wrong } as never, ${values})`,
    ),
    ...table(
      each.parameters.flatMap((parameter) => {
        const wrong = wrongParameter(platform, each, parameter);
        return [
          ...(parameter.optional
            ? []
            : [{ wrong: without(parameter.property), message: missingParameter(platform, each, parameter) }]),
          ...(wrong === undefined
            ? []
            : [{ wrong: object({ [wrong.property]: wrong.value }), message: wrong.message }]),
        ];
      }),
      `${called}(${given}, { ...${values}, ...wrong } as never)`,
    ),
  ];
}
