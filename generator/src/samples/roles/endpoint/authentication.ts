import type { TestCase } from "../test-file.js";
import {
  type Asking,
  type EndpointTesting,
  plainOperation,
  requestText,
  rightRequest,
  withCredentials,
} from "./asking.js";

export function authenticationTests(testing: EndpointTesting): TestCase[] {
  const { endpoint, names } = testing;
  const operation = plainOperation(testing);
  if (operation === undefined) return [];
  const right = rightRequest(operation, testing);
  return endpoint.authentication.flatMap((way): TestCase[] => {
    const name = way.kind === "basic" ? "HTTP Basic" : `fields of the ${way.location}`;
    // A form is the body, which a GET has none of.
    if (way.kind === "fields" && way.location === "form" && operation.method === "GET") return [];
    const good = withCredentials(right, way, testing);
    const bad = withCredentials(right, way, testing, (text) => `${text}?`);
    const ask = (asking: Asking): string => `await ${names.endpoint.create}(options)(${requestText(asking)})`;
    return [
      { name: `${name} let in`, body: [`expect((${ask(good)}).status).toBe(200);`] },
      {
        name: `${name} that are wrong are refused`,
        body: [
          `const answer = ${ask(bad)};`,
          "expect(answer.status).toBe(401);",
          'expect(await answer.text()).toBe("expected the credentials of this store");',
        ],
      },
    ];
  });
}
