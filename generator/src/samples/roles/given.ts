import { type Expression, array, literal, object } from "../../expression/expression.js";
import { valueOf } from "../../emit/values.js";
import type { Platform, Setting } from "../../model/model.js";
import type { Operation, Parameter } from "../../model/roles.js";
import { refusal } from "../../model/accepts.js";
import { leafSample } from "../leaf.js";
import { type Random, randomFrom } from "../random.js";

/** Something that is given, as it stands on the wire and as TypeScript gives it. */
export interface GivenValue {
  readonly name: string;
  readonly property: string;
  readonly text: string;
  readonly value: Expression;
}

/** Settings of a role, each as its example shows it; of those that may be left out only the ones that `needed` names. */
export function givenSettings(
  platform: Platform,
  settings: readonly Setting[],
  needed: ReadonlySet<string> = new Set(),
): readonly GivenValue[] {
  const random = randomFrom(`${platform.name}/settings`);
  return settings.flatMap(({ name, type, example, optional }): GivenValue[] => {
    if (optional && (type.default !== undefined || !needed.has(name))) return [];
    const shown = example !== undefined && refusal(type, example) === undefined ? example : undefined;
    if (shown !== undefined) return [{ name, property: name, text: shown, value: valueOf(type, shown) }];
    const sample = leafSample(type, name, random);
    return sample === undefined ? [] : [{ name, property: name, text: sample.text, value: sample.value }];
  });
}

/** What settings stand for on the wire: those that were given, and the defaults of the others. */
export function settingTexts(settings: readonly Setting[], given: readonly GivenValue[]): ReadonlyMap<string, string> {
  return new Map(
    settings.flatMap(({ name, type }): [string, string][] => {
      const text = given.find((each) => each.name === name)?.text ?? type.default;
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

/** Parameters of an operation that look arbitrary: all of them, or those that must be given. */
export function givenParameters(
  platform: Platform,
  operation: Pick<Operation, "name" | "parameters">,
  which: "all" | "required",
): readonly GivenValue[] {
  const random = randomFrom(`${platform.name}/${operation.name}`);
  return operation.parameters.flatMap((parameter): GivenValue[] => {
    const sample = parameterSample(parameter, random);
    return sample === undefined || (which === "required" && parameter.optional) ? [] : [sample];
  });
}

/** The parameters as they stand on the wire: those that are given and the defaults of the others, in the spec's order. */
export function parameterTexts(
  parameters: readonly Parameter[],
  given: readonly GivenValue[],
): [name: string, text: string][] {
  return parameters.flatMap(({ name, leaf }): [string, string][] => {
    const text = given.find((each) => each.name === name)?.text ?? leaf.default;
    return text === undefined ? [] : [[name, text]];
  });
}

/** Given values as an object. */
export function objectOf(given: readonly GivenValue[]): Expression {
  return object(Object.fromEntries(given.map(({ property, value }) => [property, value])));
}

function parameterSample({ name, property, leaf, repeated }: Parameter, random: Random): GivenValue | undefined {
  const sample = leafSample(leaf, property, random);
  if (sample === undefined) return undefined;
  const { text, value } = sample;
  return { name, property, text, value: repeated ? array([value]) : value };
}

/** A text that is no type's. */
export const nonsense: Expression = literal("none of these");
