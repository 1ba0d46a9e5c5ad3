import { hasParameters } from "../../../emit/roles/client-module.js";
import type { GivenRequest } from "../given-requests.js";
import { expectedRequest, expectedTokenRequest } from "../request.js";
import { type TestCase, shownText, shownValue } from "../test-file.js";
import { type ClientTesting, callOf, calledWith, told } from "./testing.js";

export function requestTests(testing: ClientTesting): TestCase[] {
  const { client, names } = testing;
  const token = told(() => expectedTokenRequest(client, { ...testing.base, parameters: [] }));
  const tokenTests: TestCase[] =
    token === undefined
      ? []
      : [
          {
            name: "the request of a token",
            body: [
              `const request = await ${names.client.buildToken}(settings, context);`,
              `expect(await wire(request)).toBe(${shownText(token)});`,
            ],
          },
        ];
  return [
    ...tokenTests,
    ...client.operations.flatMap((operation) =>
      (["required", "all"] as const).flatMap((which) => {
        const called = calledWith(operation, which, testing);
        const expected = called && told(() => expectedRequest(client, operation, called.given));
        if (called === undefined || expected === undefined) return [];
        if (which === "all" && !hasParameters(operation)) return [];
        const name = which === "all" ? "all that can be given" : "what must be given and no more";
        return [
          {
            name: `${operation.name} with ${name}`,
            body: [
              `const request = await ${callOf(operation, called.parameters, testing)};`,
              `expect(await wire(request)).toBe(${shownText(expected)});`,
            ],
          },
        ];
      }),
    ),
  ];
}

export function sampleTest(
  { name, of, source, settings, parameters, context, expected }: GivenRequest,
  { names, client }: ClientTesting,
): TestCase {
  const operation = client.operations.find((each) => each.name === of);
  const build = operation === undefined ? names.client.buildToken : names.client.buildOf(of);
  const values = [
    shownValue(settings, 4, 40),
    ...(operation !== undefined && hasParameters(operation) ? [shownValue(parameters, 4, 40)] : []),
    ...(context === undefined ? [] : [shownValue(context, 4, 40)]),
  ];
  return {
    name: `${name}.http`,
    comment: source,
    body: [
      `const request = await ${build}(${values.join(", ")});`,
      `expect(await wire(request)).toBe(${shownText(expected)});`,
    ],
  };
}
