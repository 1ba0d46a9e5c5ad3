import type { Entry, Expression, Literal } from "../expression/expression.js";
import { propertyKey, quoted } from "./text.js";

/** How wide a line may be. */
const width = 120;

/** What the printed text stands in: how far lines are indented, how much of the first line is taken before and after it. */
export interface Surroundings {
  readonly indent: number;
  readonly before: number;
  readonly after: number;
  /** What this module calls an export of the runtime. */
  readonly runtimeName: (name: string, entry?: Entry) => string;
}

/** Prints an expression as TypeScript: on one line where it fits, else one member or item a line. */
export function print(expression: Expression, around: Surroundings): string {
  const flat = flatText(expression, around);
  if (flat !== undefined && around.before + flat.length + around.after <= width) return flat;
  switch (expression.kind) {
    case "object":
      return block(
        "{",
        "}",
        expression.members.map(([name, value]) => ({ lead: `${propertyKey(name)}: `, value })),
        around,
      );
    case "array":
      return block(
        "[",
        "]",
        expression.items.map((value) => ({ lead: "", value })),
        around,
      );
    case "call":
      return printCall(expression, around);
    case "make":
      return printMake(expression, around);
    default:
      return flat ?? "";
  }
}

/** The expression on one line; `undefined` where it is easier to read on several. */
function flatText(expression: Expression, around: Surroundings): string | undefined {
  switch (expression.kind) {
    case "literal":
      return literalText(expression.value);
    case "runtime":
      return around.runtimeName(expression.name, expression.entry);
    case "reference":
      return expression.to;
    case "arrow":
      return wrap("() => ", [flatText(expression.body, around)], "");
    case "new":
      return wrap(`new ${expression.type}(`, [flatText(expression.argument, around)], ")");
    case "call":
      return wrap(
        `${flatText(expression.callee, around)}(`,
        expression.arguments.map((argument) => flatText(argument, around)),
        ")",
      );
    case "array":
      if (expression.items.length > 1 && expression.items.some((item) => item.kind === "object")) return undefined;
      return wrap(
        "[",
        expression.items.map((item) => flatText(item, around)),
        "]",
      );
    case "object": {
      if (expression.members.length === 0) return "{}";
      const members = expression.members.map(([name, value]) => {
        const text = flatText(value, around);
        return text === undefined ? undefined : `${propertyKey(name)}: ${text}`;
      });
      return wrap("{ ", members, " }");
    }
    case "make":
      return slots(expression).length === 0 ? "function () {}" : undefined;
  }
}

function wrap(open: string, parts: readonly (string | undefined)[], close: string): string | undefined {
  return parts.includes(undefined) ? undefined : open + parts.join(", ") + close;
}

interface Line {
  readonly lead: string;
  readonly value: Expression;
}

function block(open: string, close: string, lines: readonly Line[], around: Surroundings): string {
  const indent = around.indent + 2;
  const printed = lines.map(({ lead, value }) => {
    const text = print(value, { ...around, indent, before: indent + lead.length, after: 1 });
    return `${" ".repeat(indent)}${lead}${text},\n`;
  });
  return `${open}\n${printed.join("")}${" ".repeat(around.indent)}${close}`;
}

/** The last argument of a call stays on the call's line when it alone is long: `restricted(text, {`. */
function printCall(expression: Expression & { kind: "call" }, around: Surroundings): string {
  const callee = print(expression.callee, around);
  const others = expression.arguments.slice(0, -1).map((argument) => flatText(argument, around));
  const last = expression.arguments.at(-1);
  const lead = `${callee}(${others.map((other) => `${other}, `).join("")}`;
  if (last === undefined) return `${callee}()`;
  const isAlone = expression.arguments.length === 1 && last.kind === "call";
  const fits = !others.includes(undefined) && around.before + lead.length < width;
  if (fits && (last.kind === "object" || last.kind === "array" || isAlone)) {
    return `${lead}${print(last, { ...around, before: around.before + lead.length, after: around.after + 1 })})`;
  }
  return block(
    `${callee}(`,
    ")",
    expression.arguments.map((value) => ({ lead: "", value })),
    around,
  );
}

/** A function that is called with `new`: see `RecordTable.make`. */
function printMake(expression: Make, around: Surroundings): string {
  const inner = " ".repeat(around.indent + 2);
  const lines = slots(expression).map((line) => `${inner}${line};\n`);
  return `function (${expression.properties.length === 0 ? "" : "v, b"}) {\n${lines.join("")}${" ".repeat(around.indent)}}`;
}

type Make = Expression & { kind: "make" };

function slots({ properties, later }: Make): string[] {
  return [
    ...later.map((name) => assignment(name, "undefined")),
    ...properties.map((name, index) => assignment(name, `v[b${index === 0 ? "" : ` + ${index}`}]`)),
  ];
}

/** A property called `__proto__` would be the prototype if it was assigned to. */
function assignment(name: string, value: string): string {
  if (name === "__proto__")
    return `Object.defineProperty(this, ${quoted(name)}, { value: ${value}, writable: true, enumerable: true, configurable: true })`;
  const key = propertyKey(name);
  return key === name ? `this.${name} = ${value}` : `this[${key}] = ${value}`;
}

function literalText(value: Literal): string {
  if (typeof value === "string") return quoted(value);
  return typeof value === "bigint" ? `${value}n` : String(value);
}
