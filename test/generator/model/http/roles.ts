import { expect } from "vitest";
import { readSpecs } from "../../../../generator/src/front.js";
import type { Platform } from "../../../../generator/src/model/model.js";
import type { Expression } from "../../../../generator/src/model/roles.js";
import { acme } from "../../acme-files.js";

/** The document of the platforms in these tests. */
export const feed = `root: Feed
types:
  Feed:
    "@pages?": integer
    Order*: Entry
  Entry:
    ID: id
    At: dateTime "yyyy-MM-dd HH:mm" UTC
    Status: text
`;

/** A platform, of which nothing may be wrong. */
export function build(platform: string): Platform {
  const { platforms, problems } = readSpecs(acme({ "platform.yaml": platform, "feed.yaml": feed }));
  expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual([]);
  const [found] = platforms;
  if (found === undefined) throw new Error("no platform");
  return found;
}

/** An expression as the notation writes it, with each join in parentheses. */
export function written(expression: Expression): string {
  switch (expression.kind) {
    case "string":
      return JSON.stringify(expression.value);
    case "number":
      return String(expression.value);
    case "name":
      return expression.name;
    case "path":
      return `${expression.last ? "last " : ""}${expression.path}`;
    case "call":
      return `${expression.function}(${expression.arguments.map(written).join(", ")})`;
    case "join":
      return `(${expression.terms.map(written).join(" ")})`;
    case "add":
      return `${written(expression.left)} + ${written(expression.right)}`;
  }
}
