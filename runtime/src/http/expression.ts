import { shortestMasked } from "./secrets.js";
import type { Scope } from "./table.js";

/** Name and value of a request's part, in the order in which they were given. */
export type Pairs = readonly (readonly [name: string, value: string])[];

/** What an expression can be: a text, bytes that some encoding makes a text, pairs such as `params`, or several texts. */
export type Value = string | number | Uint8Array | Pairs | readonly string[];

/**
 * A checked expression of a spec. `text` is how the spec writes it, for `tagsmith sign --explain`; evaluation is
 * asynchronous because WebCrypto is.
 */
export interface Expression {
  readonly text: string;
  readonly evaluate: (scope: Scope) => Promise<Value>;
}

/**
 * What becomes of a secret among the arguments: it can still be seen in the result (`shows`), it can be found again from
 * it (`disguises`), or it cannot (`hides`), as with a digest.
 */
export type Effect = "shows" | "disguises" | "hides";

/** What a function of the spec language does with its arguments. */
export function call(
  name: string,
  parameters: readonly Expression[],
  effect: Effect,
  apply: (values: readonly Value[], scope: Scope) => Value | Promise<Value>,
): Expression {
  return compute(`${name}(${parameters.map(({ text }) => text).join(", ")})`, parameters, effect, apply);
}

/** As `call`, for what the spec does not write as a function. */
export function compute(
  text: string,
  parameters: readonly Expression[],
  effect: Effect,
  apply: (values: readonly Value[], scope: Scope) => Value | Promise<Value>,
): Expression {
  return {
    text,
    evaluate: async (scope) => {
      const values: Value[] = [];
      // One after the other: nonces are drawn in the order of the spec, so that vectors can fix them.
      for (const parameter of parameters) values.push(await parameter.evaluate(scope));
      const result = await apply(values, scope);
      if (effect !== "hides") keepSecret(values, result, effect, scope);
      return result;
    },
  };
}

/** A disguised secret is one of its own; so is a text that shows one which is too short to be found in it later. */
function keepSecret(values: readonly Value[], result: Value, effect: Effect, { secrets = new Set() }: Scope): void {
  if (typeof result !== "string" || result === "") return;
  const texts = values.filter((value) => typeof value === "string");
  for (const secret of secrets) {
    if (secret === "" || (effect === "shows" && secret.length >= shortestMasked)) continue;
    if (texts.some((text) => text.includes(secret))) {
      secrets.add(result);
      return;
    }
  }
}
