import { nearest } from "../problems/nearest.js";
import { type NameSyntax, nameAt } from "./key.js";
import { ourName, xmlName } from "./names.js";
import {
  type Parsed,
  type Scanner,
  type Span,
  atEnd,
  expectWords,
  fail,
  parseWhole,
  spanFrom,
  expectString,
  take,
  takeString,
  takeSymbol,
  takeTight,
  takeWords,
} from "./scanner.js";

/** What is computed from settings, parameters and other computed values. */
export type ExpressionSyntax = Span &
  (
    | { readonly kind: "string"; readonly value: string }
    | { readonly kind: "number"; readonly value: number }
    | { readonly kind: "name"; readonly name: string }
    /** A path into a document; `last`: that of the last item. */
    | { readonly kind: "path"; readonly path: string; readonly last: boolean }
    | { readonly kind: "call"; readonly function: NameSyntax; readonly arguments: readonly ExpressionSyntax[] }
    | { readonly kind: "join"; readonly terms: readonly ExpressionSyntax[] }
    | { readonly kind: "add"; readonly left: ExpressionSyntax; readonly right: ExpressionSyntax }
  );

/** A path into a document: `transactions/transaction/@id`. */
export interface PathSyntax extends Span {
  readonly path: string;
}

export function parseExpression(text: string): Parsed<ExpressionSyntax> {
  return parseWhole(text, expression, "an expression or its end");
}

/** A value of `query`, `form`, `header` or `let` that begins with `=`. */
export function parseComputed(text: string): Parsed<ExpressionSyntax> {
  return parseWhole(
    text,
    (scanner) => {
      takeSymbol(scanner, "=");
      return expression(scanner);
    },
    "an expression or its end",
  );
}

/** `/orders/{id}.xml`: text with names in braces, each written as percent-encoded text. */
export function parsePathTemplate(text: string): Parsed<ExpressionSyntax> {
  return parseWhole(text, (scanner) => {
    const terms: ExpressionSyntax[] = [];
    while (!atEnd(scanner)) {
      const start = scanner.position;
      const literal = takeTight(scanner, /[^{}\s]+/y);
      if (literal !== undefined) {
        terms.push({ kind: "string", value: literal, start, end: scanner.position });
        continue;
      }
      if (takeTight(scanner, /\{/y) === undefined) fail(scanner, 'a path without spaces, with names in "{" and "}"');
      const name = nameAt(scanner, ourName, "the name of a parameter or a setting");
      if (takeTight(scanner, /\}/y) === undefined) fail(scanner, '"}"');
      const span = { start, end: scanner.position };
      terms.push({
        kind: "call",
        function: { name: "percent", ...span },
        arguments: [{ kind: "name", ...name }],
        ...span,
      });
    }
    return joined(terms, { start: 0, end: scanner.position });
  });
}

export function parsePath(text: string): Parsed<PathSyntax> {
  return parseWhole(text, pathAt, '"/" or the end of the path');
}

/**
 * `equals @ID`, `starts billing/name | shipping/name`, `equals @test unless "2"`: how a mock finds items by a parameter.
 * `skip` (`skip from 1`) and `take` say where a page begins and how long it is, `reverse where "DESC"` that the last come first.
 */
export interface SearchSyntax {
  readonly comparison: Comparison;
  readonly paths: readonly PathSyntax[];
  /** Spellings that find everything; of `reverse`, those that turn the order round. */
  readonly all?: readonly string[];
  /** The position that means the first item. */
  readonly from?: number;
}

export const comparisons = [
  "equals",
  "differs",
  "contains",
  "lacks",
  "starts",
  "ends",
  "least",
  "most",
  "after",
  "before",
  "greater",
  "less",
  "skip",
  "take",
  "reverse",
] as const;

export type Comparison = (typeof comparisons)[number];

export function parseSearch(text: string): Parsed<SearchSyntax> {
  return parseWhole(text, (scanner) => {
    const comparison =
      comparisons.find((word) => takeWords(scanner, word)) ??
      fail(scanner, `one of ${comparisons.join(", ")}`, {
        suggestion: nearest(/^\p{L}*/u.exec(scanner.text)?.[0] ?? "", comparisons),
      });
    if (comparison === "skip" || comparison === "take") {
      const from = comparison === "skip" && takeWords(scanner, "from") ? take(scanner, /\d+/y) : undefined;
      return { comparison, paths: [], ...(from !== undefined && { from: Number(from) }) };
    }
    if (comparison === "reverse") {
      expectWords(scanner, "where");
      return { comparison, paths: [], all: spellings(scanner, "a spelling that turns the order round") };
    }
    const paths = [pathAt(scanner)];
    while (takeSymbol(scanner, "|")) paths.push(pathAt(scanner));
    const all = takeWords(scanner, "unless") ? spellings(scanner, "a spelling that finds everything") : [];
    return { comparison, paths, ...(all.length > 0 && { all }) };
  });
}

function spellings(scanner: Scanner, expected: string): string[] {
  const found = [expectString(scanner, expected)];
  while (takeSymbol(scanner, "|")) found.push(expectString(scanner, expected));
  return found;
}

/** `@ID = "100000000"`: a member and the value that it has. */
export interface ConditionSyntax {
  readonly path: PathSyntax;
  readonly is: NameSyntax;
}

export function parseCondition(text: string): Parsed<ConditionSyntax> {
  return parseWhole(text, (scanner) => {
    const path = pathAt(scanner);
    if (!takeSymbol(scanner, "=")) fail(scanner, '"=" and a value');
    return { path, is: literal(scanner) };
  });
}

/** `where pay = "yes"`, `once where pay = "yes"`: when an item of a mock has a part. */
export interface PresenceSyntax {
  readonly once: boolean;
  readonly parameter: NameSyntax;
  readonly is: NameSyntax;
}

export function parsePresence(text: string): Parsed<PresenceSyntax> {
  return parseWhole(text, (scanner) => {
    const once = takeWords(scanner, "once");
    expectWords(scanner, "where");
    const parameter = nameAt(scanner, ourName, "the name of a parameter");
    if (!takeSymbol(scanner, "=")) fail(scanner, '"=" and a value');
    return { once, parameter, is: literal(scanner) };
  });
}

/** `OrderStatus in "cancelled,voided"`, `OrderStatus in paidStatuses`, `otherwise`. */
export type MembershipSyntax =
  | { readonly kind: "otherwise" }
  | { readonly kind: "words"; readonly path: PathSyntax; readonly words: NameSyntax }
  | { readonly kind: "setting"; readonly path: PathSyntax; readonly setting: NameSyntax };

export function parseMembership(text: string): Parsed<MembershipSyntax> {
  return parseWhole(text, (scanner): MembershipSyntax => {
    if (takeWords(scanner, "otherwise")) return { kind: "otherwise" };
    const path = pathAt(scanner);
    expectWords(scanner, "in");
    const start = scanner.position;
    const words = takeString(scanner);
    if (words !== undefined) return { kind: "words", path, words: { name: words, ...spanFrom(scanner, start) } };
    return { kind: "setting", path, setting: nameAt(scanner, ourName, "words in quotes, or the name of a setting") };
  });
}

/** How the version of a document is found: at a path, or because something is there, or anyway. */
export type VersionRuleSyntax =
  | { readonly kind: "path"; readonly path: PathSyntax; readonly template?: NameSyntax }
  | { readonly kind: "version"; readonly version: NameSyntax; readonly where?: PathSyntax };

export function parseVersionRule(text: string, versions: ReadonlySet<string>): Parsed<VersionRuleSyntax> {
  return parseWhole(text, (scanner): VersionRuleSyntax => {
    const start = scanner.position;
    const first = take(scanner, /[^\s"]+/y);
    if (first !== undefined && (versions.has(first) || !/^[\p{L}_@]/u.test(first))) {
      const version = { name: first, ...spanFrom(scanner, start) };
      return takeWords(scanner, "where")
        ? { kind: "version", version, where: pathAt(scanner) }
        : { kind: "version", version };
    }
    scanner.position = start;
    const path = pathAt(scanner);
    const begin = scanner.position;
    const template = takeString(scanner);
    if (template === undefined) return { kind: "path", path };
    return { kind: "path", path, template: { name: template, ...spanFrom(scanner, begin) } };
  });
}

/** `error where response_status = "error" message messages/message`, in three keys: this is the first. */
export function literal(scanner: Scanner): NameSyntax {
  const start = scanner.position;
  const name = takeString(scanner) ?? take(scanner, /[^\s"]+/y) ?? fail(scanner, "a value");
  return { name, ...spanFrom(scanner, start) };
}

export function pathAt(scanner: Scanner): PathSyntax {
  const start = scanner.position;
  for (;;) {
    if (takeTight(scanner, /@/y) !== undefined) {
      if (takeTight(scanner, xmlName) === undefined) fail(scanner, "the name of an attribute");
      break;
    }
    if (takeTight(scanner, /\$/y) !== undefined) break;
    if (takeTight(scanner, xmlName) === undefined) fail(scanner, "a path such as Order/@ID");
    if (takeTight(scanner, /\//y) === undefined) break;
  }
  const path = scanner.text.slice(start, scanner.position);
  take(scanner, /\s+/y);
  return { path, start, end: start + path.length };
}

export function expression(scanner: Scanner): ExpressionSyntax {
  const start = scanner.position;
  const terms = [sum(scanner)];
  while (!atEnd(scanner) && !/[,)|]/.test(scanner.text[scanner.position] ?? "")) terms.push(sum(scanner));
  return joined(terms, spanFrom(scanner, start));
}

function joined(terms: readonly ExpressionSyntax[], span: Span): ExpressionSyntax {
  const [only] = terms;
  if (only === undefined) return { kind: "string", value: "", ...span };
  return terms.length === 1 ? only : { kind: "join", terms, ...span };
}

function sum(scanner: Scanner): ExpressionSyntax {
  const start = scanner.position;
  let left = term(scanner);
  while (takeSymbol(scanner, "+")) left = { kind: "add", left, right: addend(scanner), ...spanFrom(scanner, start) };
  return left;
}

/** A number that is written out, or the name of one. */
function addend(scanner: Scanner): ExpressionSyntax {
  if (!/[\p{L}_]/u.test(scanner.text[scanner.position] ?? "")) return number(scanner);
  return { kind: "name", ...nameAt(scanner, ourName, "a whole number or the name of one") };
}

function number(scanner: Scanner): ExpressionSyntax {
  const start = scanner.position;
  const text = take(scanner, /\d+(?![\p{L}\p{N}_.])/uy) ?? fail(scanner, "a whole number");
  return { kind: "number", value: Number(text), ...spanFrom(scanner, start) };
}

function term(scanner: Scanner): ExpressionSyntax {
  const start = scanner.position;
  const string = takeString(scanner);
  if (string !== undefined) return { kind: "string", value: string, ...spanFrom(scanner, start) };
  if (/\d/.test(scanner.text[start] ?? "")) return number(scanner);
  if (/last\s+[\p{L}_@]/uy.test(scanner.text.slice(start))) {
    takeWords(scanner, "last");
    return { kind: "path", last: true, ...pathAt(scanner), ...spanFrom(scanner, start) };
  }
  if (/^(?:[\p{L}_][\p{L}\p{N}_.:-]*\/|@)/u.test(scanner.text.slice(start)))
    return { kind: "path", last: false, ...pathAt(scanner) };
  const name = nameAt(scanner, ourName, "a text in quotes, a number, a name or a function");
  if (!takeSymbol(scanner, "(")) return { kind: "name", ...name };
  return { kind: "call", function: name, arguments: argumentList(scanner), ...spanFrom(scanner, start) };
}

function argumentList(scanner: Scanner): ExpressionSyntax[] {
  if (takeSymbol(scanner, ")")) return [];
  const found = [expression(scanner)];
  while (takeSymbol(scanner, ",")) found.push(expression(scanner));
  if (!takeSymbol(scanner, ")")) fail(scanner, '"," or ")"');
  return found;
}
