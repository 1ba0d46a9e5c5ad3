import { wrongOf } from "../../edges.js";
import { expectedOf, shown } from "../../expected.js";
import { type TestCase, type TestTable, shownText } from "../test-file.js";
import { missingSetting } from "../wrong.js";
import {
  type Asking,
  type EndpointTesting,
  plainOperation,
  requestText,
  rightRequest,
  withCredentials,
} from "./asking.js";

export function refusalTests(testing: EndpointTesting): (TestCase | TestTable)[] {
  const { endpoint, names, platform, given } = testing;
  const [way] = endpoint.authentication;
  const rows: { name: string; request: string; status: number; text: string }[] = [];
  for (const operation of endpoint.operations) {
    const right = withCredentials(rightRequest(operation, testing), way, testing);
    const change = (name: string, to: string | undefined): Asking => ({
      ...right,
      query: right.query.flatMap(([each, text]) =>
        each !== name ? [[each, text] as const] : to === undefined ? [] : [[each, to] as const],
      ),
    });
    const refused = (name: string, asking: Asking, text: string): void => {
      rows.push({ name: `${operation.name}: ${name}`, request: requestText(asking), status: 400, text });
    };
    for (const { name, leaf, optional, location } of operation.parameters) {
      if (location !== "query") continue;
      if (!optional)
        refused(
          `${name} is missing`,
          change(name, undefined),
          `${name}: expected ${expectedOf(leaf)} but received nothing`,
        );
      const wrong = wrongOf(leaf);
      if (wrong === undefined) continue;
      const received = leaf.secret ? "a secret value" : leaf.personal ? "a personal value" : shown(wrong.text);
      const asking = right.query.some(([each]) => each === name)
        ? change(name, wrong.text)
        : { ...right, query: [...right.query, [name, wrong.text] as const] };
      refused(`${name} is wrong`, asking, `${name}: expected ${expectedOf(leaf)} but received ${received}`);
    }
  }
  const conditions = [
    ...new Set(
      endpoint.operations.map(({ when }) =>
        Object.entries(when)
          .map(([name, value]) => `${name}=${value}`)
          .join("&"),
      ),
    ),
  ];
  const first = plainOperation(testing);
  if (first !== undefined && conditions.every((condition) => condition !== "")) {
    const right = withCredentials(rightRequest(first, testing), way, testing);
    const without = right.query.filter(([name]) => !Object.hasOwn(first.when, name));
    rows.push({
      name: "an operation that there is none of",
      request: requestText({ ...right, query: without }),
      status: 404,
      text: `expected ${conditions.join(" or ")} but received nothing`,
    });
  }
  if (first !== undefined) {
    const methods = ["GET", "POST"].filter((method) =>
      endpoint.operations.some((operation) => operation.method === method),
    );
    rows.push({
      name: "a method that there is none of",
      request: requestText(withCredentials(rightRequest(first, testing), way, testing), "DELETE"),
      status: 405,
      text: `expected the method ${methods.join(" or ")} but received DELETE`,
    });
  }
  const required = platform.settings.filter(({ name }) => given.some((each) => each.name === name));
  return [
    ...rows.map(({ name, request, status, text }): TestCase => ({
      name,
      body: [
        `const answer = await ${names.endpoint.create}(options)(${request});`,
        `expect(await answered(answer)).toEqual({ status: ${status}, text: ${shownText(text)} });`,
      ],
    })),
    ...required.map((setting): TestCase => ({
      name: `to be made without the setting ${setting.name}`,
      body: [
        `const message = messageOf(() => ${names.endpoint.create}({ ...options, ${setting.name}: undefined } as never));`,
        `expect(message).toBe(${shownText(missingSetting(platform, setting))});`,
      ],
    })),
  ];
}
