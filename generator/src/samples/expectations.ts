import { ts } from "ts-morph";

/** How many expectations the tests of a platform have, and how many of them come from outside of its spec. */
export interface Expectations {
  readonly outside: number;
  readonly total: number;
}

/**
 * Counts what generated tests expect. One expectation is one assertion of a value, a request or a message; a row of a table
 * has its own. Of a sample that names where it is from, each value, each message, and each request come from outside: the
 * values were written down one by one, and so are they counted. A document made from the spec is one expectation.
 */
export function expectationsIn(tests: Iterable<string>): Expectations {
  let outside = 0;
  let total = 0;
  for (const text of tests) {
    const file = ts.createSourceFile("a.test.ts", text, ts.ScriptTarget.ES2023, true);
    for (const test of testsIn(file)) {
      const count = test.source ? test.expected.reduce((sum, each) => sum + valuesIn(each), 0) : test.expected.length;
      total += count * test.rows;
      if (test.source) outside += count;
    }
  }
  return { outside, total };
}

interface FoundTest {
  /** Whether a comment above it says where it is from. */
  readonly source: boolean;
  readonly rows: number;
  /** What the matchers of its assertions are given. */
  readonly expected: readonly (ts.Expression | undefined)[];
}

function* testsIn(node: ts.Node): Generator<FoundTest> {
  if (ts.isCallExpression(node)) {
    const body = node.arguments[1];
    const callee = node.expression;
    if (body !== undefined && ts.isArrowFunction(body)) {
      if (ts.isIdentifier(callee) && callee.text === "test") {
        yield { source: hasSource(node), rows: 1, expected: [...expectedIn(body)] };
        return;
      }
      const rows = ts.isCallExpression(callee) ? callee.arguments[0] : undefined;
      if (rows !== undefined && ts.isArrayLiteralExpression(rows)) {
        yield { source: false, rows: rows.elements.length, expected: [...expectedIn(body)] };
        return;
      }
    }
  }
  for (const child of node.getChildren()) yield* testsIn(child);
}

function hasSource(test: ts.Node): boolean {
  const { text } = test.getSourceFile();
  const comments = ts.getLeadingCommentRanges(text, test.parent.getFullStart()) ?? [];
  return comments.some(({ pos, end }) => !nowhere.test(text.slice(pos, end)));
}

/** What stands in the place of a source without being one: a document that was made up, or the draft of a platform. */
const nowhere = /^\/\/ (?:made by hand|replace this .*)$/;

/** `expect(...).toBe(expected)`, each once. */
function* expectedIn(node: ts.Node): Generator<ts.Expression | undefined> {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && isExpect(node.expression)) {
    yield node.arguments[0];
    return;
  }
  for (const child of node.getChildren()) yield* expectedIn(child);
}

function isExpect({ expression }: ts.PropertyAccessExpression): boolean {
  if (ts.isPropertyAccessExpression(expression)) return isExpect(expression);
  return ts.isCallExpression(expression) && expression.expression.getText() === "expect";
}

/** The single values in what is expected: those of an object or a list, else one. Nothing in a list is an expectation too. */
function valuesIn(expected: ts.Expression | undefined): number {
  if (expected === undefined) return 1;
  if (ts.isObjectLiteralExpression(expected))
    return expected.properties.reduce(
      (sum, each) => sum + (ts.isPropertyAssignment(each) ? valuesIn(each.initializer) : 1),
      0,
    );
  if (ts.isArrayLiteralExpression(expected) && expected.elements.length > 0)
    return expected.elements.reduce((sum, each) => sum + valuesIn(each), 0);
  return 1;
}
