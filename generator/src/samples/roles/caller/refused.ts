import { shownValue } from "../test-file.js";
import { valueOf } from "../../../emit/values.js";
import { refusal } from "../../../model/accepts.js";
import type { Authentication, Operation } from "../../../model/roles.js";
import { refusedMessage } from "../client/expected-answers.js";
import { type TestCase, shownText } from "../test-file.js";
import { hasParameters } from "../../../emit/roles/client-module.js";
import { type CallerTesting, askText, askedName, askedWith, counterpartOf } from "./testing.js";

/** An endpoint that knows other credentials: no way of proving who asks is left then. */
export function refusedTests(operation: Operation, testing: CallerTesting): TestCase[] {
  const { platform, client, endpoint, known, names } = testing;
  const called = askedWith(operation, testing);
  const [way, ...ways] = endpoint.authentication;
  if (called === undefined || way === undefined || counterpartOf(operation, testing) === undefined) return [];
  const needed = settingsIn(way).filter((name) => ways.every((other) => settingsIn(other).includes(name)));
  return [...new Set(needed)].flatMap((name): TestCase[] => {
    const type = platform.settings.find((setting) => setting.name === name)?.type;
    const text = `${known.find((each) => each.name === name)?.text ?? ""}?`;
    if (type === undefined || refusal(type, text) !== undefined) return [];
    const message = refusedMessage(platform, client, operation, called.given, 401);
    const parameters = hasParameters(operation) ? askedName(operation) : "";
    return [
      {
        name: `an endpoint that knows another ${name} is told of, and where to look`,
        body: [
          `const endpoint = ${names.endpoint.create}({ ...options, ${name}: ${shownValue(valueOf(type, text), 4)} });`,
          `const { answers, items, problems } = ${askText(operation, "endpoint", parameters, testing)};`,
          `expect({ answers, items, problems }).toEqual({ answers: [], items: [], problems: [${shownText(`answer 1: ${message}`)}] });`,
        ],
      },
    ];
  });
}

function settingsIn(way: Authentication): readonly string[] {
  return way.kind === "basic" ? [way.user, way.password] : Object.values(way.fields);
}
