import { isSameSecret } from "./authentication-compare.js";
import type { Value } from "./expression.js";
import { scopeOf } from "./scope.js";
import type { Settings } from "./settings.js";
import type { ComputedTable, PartLocation } from "./table.js";
import { itemsOf, textOf } from "./value.js";

/** How far a clock may be off, and how long a request may be on its way. */
const toleranceSeconds = 300;

/** What the side that verifies looks at. */
export interface Verified {
  readonly settings: Settings;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What names stand for; what is computed or received is added. */
  readonly values: Map<string, unknown>;
  /** What the request says for a part, without a place: wherever it stands. */
  readonly received: (name: string, location: PartLocation | undefined) => string | undefined;
  /** Whether a part that cannot be computed is wrong. A mock lets it pass: it need not know what only the sender knows. */
  readonly isStrict?: boolean;
  /** Called before each part is computed, to name the parts that the sender had by then. */
  readonly before?: (index: number) => void;
}

/**
 * Makes the parts of a request again that follow from settings, and compares them with what was received, in constant time.
 * Nonces and times, which only the sender knows, are taken from the request; a time must be about now.
 *
 * @returns what is wrong, in words; nothing where all is right
 */
export async function verifyComputed(
  computed: readonly ComputedTable[],
  { settings, now, values, received, isStrict, before }: Verified,
): Promise<string | undefined> {
  let wrong: string | undefined;
  for (const [index, table] of computed.entries()) {
    before?.(index);
    const at = (random: number, time: number): Promise<Value | undefined> =>
      evaluate(table, settings, values, { random: (bytes) => new Uint8Array(bytes).fill(random), now: () => time });
    const given = received(table.name, await placeOf(table, settings, values));
    const made = await at(0x5a, now);
    const isFixed = made !== undefined && isEqual(made, await at(0xa5, now + 123_456_000));
    if (table.in === "let") {
      values.set(table.name, isFixed ? made : given);
      continue;
    }
    if (given === undefined) wrong ??= `${table.name} is missing`;
    else if (isFixed) {
      if (!(await isSame(given, textOf(made)))) wrong ??= `${table.name} is wrong`;
    } else if (made === undefined) {
      if (isStrict) wrong ??= `${table.name} cannot be computed`;
    } else if ((await isTime(made, at, now)) && !isNear(given, now)) wrong ??= `${table.name} is not about now`;
    if (values.get(table.name) === undefined) values.set(table.name, given);
  }
  return wrong;
}

async function evaluate(
  { value }: ComputedTable,
  settings: Settings,
  values: ReadonlyMap<string, unknown>,
  context: { readonly random: (bytes: number) => Uint8Array; readonly now: () => number },
): Promise<Value | undefined> {
  const seconds = String(Math.floor(context.now() / 1000));
  const named = new Map([["now", seconds], ["timestamp", seconds], ...values]);
  try {
    return await value.evaluate(scopeOf(settings, context, named));
  } catch {
    // It names what only the sender knows, or a setting that is not given.
    return undefined;
  }
}

async function placeOf(
  table: ComputedTable,
  settings: Settings,
  values: ReadonlyMap<string, unknown>,
): Promise<PartLocation | undefined> {
  if (!table.at) return table.in === "let" ? undefined : table.in;
  const chosen = textOf(await table.at.evaluate(scopeOf(settings, {}, values)));
  return chosen === "query" ? "query" : "form";
}

/** A sign that came unescaped through a form lost its plus signs. */
async function isSame(given: string, expected: string): Promise<boolean> {
  const [plain, unescaped] = await Promise.all([
    isSameSecret(given, expected),
    isSameSecret(given.replaceAll(" ", "+"), expected),
  ]);
  return plain || (unescaped && /^[A-Za-z0-9+/= ]+$/.test(given));
}

async function isTime(
  made: Value,
  at: (random: number, time: number) => Promise<Value | undefined>,
  now: number,
): Promise<boolean> {
  const again = await at(0xa5, now);
  return isEqual(made, again) && isNear(contentOf(made), now);
}

function isNear(text: string, now: number): boolean {
  return /^\d+$/.test(text) && Math.abs(Number(text) - now / 1000) <= toleranceSeconds;
}

/** Of two results of one expression, which are of one kind. */
function isEqual(left: Value, right: Value | undefined): boolean {
  return right !== undefined && contentOf(left) === contentOf(right);
}

function contentOf(value: Value): string {
  return value instanceof Uint8Array ? String(value) : itemsOf(value).join("\n");
}
