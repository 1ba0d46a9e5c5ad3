import type { Expression } from "../../expression/expression.js";
import { print } from "../../emit/print.js";
import { commentText, quoted } from "../../emit/text.js";
import { templateLiteral } from "../literal.js";

/** A test, in the order in which a file has them. */
export interface TestCase {
  readonly name: string;
  /** Stands above it, such as the source of what it expects. */
  readonly comment?: string | undefined;
  /** The lines of its body. */
  readonly body: readonly string[];
}

/** Tests that belong together. */
export interface TestGroup {
  readonly title: string;
  readonly tests: readonly (TestCase | TestTable)[];
}

/** One test for each row. */
export interface TestTable {
  readonly rows: Expression;
  /** The type of a row, where it does not follow from what it holds. */
  readonly type?: string;
  readonly title: string;
  /** The names that the body takes from a row. */
  readonly takes: readonly string[];
  readonly body: readonly string[];
}

/** The text of a test file: imports, constants, groups, and the helpers that they call. */
export function testFile(
  imports: readonly string[],
  constants: readonly string[],
  groups: readonly TestGroup[],
  helpers: readonly string[],
): string {
  const text = groups.filter(({ tests }) => tests.length > 0).map(groupText);
  const body = [...constants, ...text].join("\n\n");
  const used = helpers.filter((helper) => {
    const name = /(?:function|interface) (\w+)/.exec(helper)?.[1] ?? "";
    return body.includes(`${name}(`) || body.includes(`<${name}>`);
  });
  return `${[imports.join("\n"), body, ...used].filter((part) => part !== "").join("\n\n")}\n`;
}

/** An expression in a test, from an indent on. */
export function shownValue(expression: Expression, indent: number, before: number = indent): string {
  return print(expression, { indent, before, after: 2, runtimeName: (name) => name });
}

/** A text in a test: its lines are shown where it has several. */
export function shownText(text: string): string {
  return text.includes("\n") ? templateLiteral(text) : quoted(text);
}

function groupText({ title, tests }: TestGroup): string {
  return `describe(${quoted(title)}, () => {\n${tests.map(testText).join("\n\n")}\n});`;
}

function testText(test: TestCase | TestTable): string {
  const body = test.body.map((line) => `    ${line}\n`).join("");
  if ("rows" in test) {
    const rows = shownValue(test.rows, 2, Infinity);
    return `  test.each${test.type === undefined ? "" : `<${test.type}>`}(${rows})(${quoted(test.title)}, async ({ ${test.takes.join(", ")} }) => {\n${body}  });`;
  }
  const comment = test.comment === undefined ? "" : `  // ${commentText(test.comment).replace(/\s+/g, " ")}\n`;
  return `${comment}  test(${quoted(test.name)}, async () => {\n${body}  });`;
}

/** Writes down a request as it goes over the wire. */
export const wireHelper = `/** A request as it goes over the wire. */
async function wire(request: Request): Promise<string> {
  const headers = [...request.headers].map(([name, value]) => \`\${name}: \${value}\\n\`);
  return \`\${request.method} \${request.url}\\n\${headers.join("")}\\n\${await request.text()}\`;
}`;

/** What a call throws. */
export const thrownHelper = `/** What a call throws. */
async function thrown(run: () => unknown): Promise<{ name: string; message: string }> {
  try {
    await run();
  } catch (error) {
    if (error instanceof Error) return { name: error.name, message: error.message };
  }
  throw new Error("nothing was thrown");
}`;

/** Gives answers one after the other in place of a platform. */
export const answeringHelper = `/** Gives these answers, one after the other, in place of the platform. */
function answering(answers: readonly (readonly [status: number, text: string])[]): () => Promise<Response> {
  const rest = [...answers];
  return async () => {
    const [status, text] = rest.shift() ?? [500, "the test gives no more answers"];
    return new Response(text, { status });
  };
}`;

/** What stands in a row about an answer. */
export const answeredHelper = `/** Answers, and the error that comes of them. */
interface Answered {
  name: string;
  answers: readonly (readonly [status: number, text: string])[];
  error: string;
  message: string;
}`;
