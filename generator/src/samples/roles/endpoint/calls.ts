import { type Expression, object } from "../../../expression/expression.js";
import { namesInClient, settingsOf } from "../../../emit/roles/settings.js";
import type { EndpointOperation } from "../../../model/roles.js";
import { givenSettings, objectOf } from "../given.js";
import { momentSample } from "../moments.js";
import { type TestCase, shownValue } from "../test-file.js";
import type { EndpointTesting } from "./asking.js";
import { type WindowSample, day } from "./windows.js";

/** The vendor's own call, where the spec has it, against the endpoint: without sockets. */
export function callTests(
  operation: EndpointOperation,
  sample: WindowSample,
  later: string,
  testing: EndpointTesting,
): TestCase[] {
  const { platform, names } = testing;
  const { client } = platform.roles;
  const call = client?.operations.find(({ name }) => name === operation.name);
  if (client === undefined || call === undefined || operation.window === undefined) return [];
  const settings = givenSettings(platform, settingsOf(platform, "client", namesInClient(client)));
  const { from, to } = operation.window;
  const parameter = (name: string, at: number): [string, Expression][] => {
    const found = call.parameters.find((each) => each.name === name);
    const text = found && momentSample(found.leaf, at);
    return found === undefined || text === undefined ? [] : [[found.property, text.value]];
  };
  const parameters = object(Object.fromEntries([...parameter(from, sample.at), ...parameter(to, sample.at + day)]));
  return [
    {
      name: `${operation.name}: ${platform.title}'s own call gets all pages`,
      body: [
        `const later = ${later};`,
        `const fetch = ${names.endpoint.create}({ ...options, ${operation.name}: () => [later, ${sample.name}], pageSize: 1 });`,
        `const call = ${names.client.create}(${shownValue(objectOf(settings), 4, 40)}, { fetch }).${operation.name}(${shownValue(parameters, 4, 40)});`,
        "const items = [];",
        "for await (const item of call) items.push(item);",
        `expect(items).toEqual([${sample.name}, later]);`,
      ],
    },
  ];
}
