import { type Expression, literal } from "../../expression/expression.js";
import { quoted } from "../../emit/text.js";
import type { LeafType, Platform, Setting } from "../../model/model.js";
import type { Operation, Parameter } from "../../model/roles.js";
import { expectedOf } from "../expected.js";
import { beside } from "../facets.js";
import { textNotMatching } from "../pattern.js";

/** Something that a caller gives which cannot be sent, and the message that must come of it. */
export interface WrongGiven {
  readonly property: string;
  readonly value: Expression;
  readonly message: string;
}

/** The message about a setting that nobody gave: it says where it is found. */
export function missingSetting(platform: Platform, setting: Setting): string {
  return `${platform.name}: the setting ${setting.name} is missing${factsOf(setting)}`;
}

/** `; it looks like 354dsg43652; found at: Account`. */
export function factsOf({ example, found }: Setting): string {
  return `${example === undefined ? "" : `; it looks like ${example}`}${found === undefined ? "" : `; found at: ${found}`}`;
}

/** A setting with a value that is none of its type, where there is one. */
export function wrongSetting(platform: Platform, setting: Setting): WrongGiven | undefined {
  const wrong = wrongValue(setting.type);
  if (wrong === undefined) return undefined;
  const received = setting.type.secret ? "a secret value" : wrong.shown;
  return {
    property: setting.name,
    value: wrong.value,
    message: `${platform.name}: the setting ${setting.name} cannot be used: expected ${callerWords(setting.type)} but received ${received}${factsOf(setting)}`,
  };
}

/** A parameter with a value that is none of its type, where there is one. */
export function wrongParameter(
  platform: Platform,
  operation: Pick<Operation, "name">,
  parameter: Parameter,
): WrongGiven | undefined {
  const { property, leaf, repeated } = parameter;
  const message = (expected: string, received: string): string =>
    `${platform.name} ${operation.name}: ${property}: expected ${expected} but received ${leaf.secret ? "a secret value" : leaf.personal ? "a personal value" : received}`;
  if (repeated) return { property, value: literal("x"), message: message("an array", '"x"') };
  const wrong = wrongValue(leaf);
  return wrong && { property, value: wrong.value, message: message(callerWords(leaf), wrong.shown) };
}

/** A parameter that must be given and is not. */
export function missingParameter(
  platform: Platform,
  operation: Pick<Operation, "name">,
  { property, leaf, repeated }: Parameter,
): string {
  return `${platform.name} ${operation.name}: ${property}: expected ${repeated ? "an array" : callerWords(leaf)} but received nothing`;
}

/** A parameter of a name that there is none of. */
export function unknownParameter(
  platform: Platform,
  operation: Pick<Operation, "name">,
  names: readonly string[],
): string {
  const expected = names.length === 0 ? "no parameter" : `one of the parameters ${names.join(", ")}`;
  return `${platform.name} ${operation.name}: unheardOf: expected ${expected} but received this name`;
}

/** What a caller has to give, in words: where the wire has seconds, a caller has a `Date`. */
export function callerWords(leaf: LeafType): string {
  const { scalar } = leaf;
  switch (scalar.kind) {
    case "unixTime":
      return "a Date";
    case "date":
    case "time":
    case "dateTime":
      return scalar.zone === undefined ? expectedOf(leaf) : "a Date";
    case "enumeration": {
      if (scalar.open || scalar.words.length > 12) return expectedOf(leaf);
      return `one of ${scalar.words.map(({ name }) => JSON.stringify(name)).join(", ")}`;
    }
    case "named":
      return `{ ${scalar.property}: ${callerWords(scalar.item)} }`;
    case "negated":
      return callerWords(scalar.item);
    case "union": {
      const words = scalar.alternatives.map(callerWords);
      return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
    }
    default:
      return expectedOf(leaf);
  }
}

interface WrongValue {
  readonly value: Expression;
  /** As messages show it. */
  readonly shown: string;
}

function wrongValue({ scalar, facets }: LeafType): WrongValue | undefined {
  const of = (value: string | number): WrongValue => ({
    value: literal(value),
    shown: typeof value === "string" ? JSON.stringify(value) : String(value),
  });
  switch (scalar.kind) {
    case "integer":
      if (scalar.bigint) return of("many");
      if (facets.minimum !== undefined) return of(Number(beside(facets.minimum, -1)));
      return of(facets.exclusiveMinimum === undefined ? 1.5 : Number(facets.exclusiveMinimum));
    case "seconds":
      return of(1.5);
    case "unixTime":
    case "date":
    case "time":
    case "dateTime":
      return of("someday");
    case "enumeration":
      return scalar.open ? undefined : of("none of these");
    case "boolean":
      return of("maybe");
    case "text":
    case "id":
    case "url":
    case "decimal": {
      const text = facets.pattern === undefined ? undefined : textNotMatching(facets.pattern);
      return text === undefined ? of(7) : of(text);
    }
    case "list":
      return of("x");
    case "union":
    case "named":
    case "negated":
      return of("someday");
    default:
      return undefined;
  }
}

/** A property in a test's name. */
export function titled(text: string): string {
  return quoted(text);
}
