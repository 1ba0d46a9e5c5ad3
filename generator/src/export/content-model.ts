import type { Occurs } from "../model/model.js";
import type { WrittenElement, WrittenGroup, WrittenParticle } from "./written.js";

/**
 * The tree that a content model in the notation of `RecordType.model` stands for: `street, city?, (phone | fax){0,3}`. Nothing
 * where it names an element that is not among those that are given.
 */
export function contentTree(model: string, elements: readonly WrittenElement[]): WrittenGroup | undefined {
  const reading: Reading = {
    tokens: model.match(/\{\d+(?:,\d*)?\}|[(),|&?+*]|[^\s(),|&?+*{}]+/g) ?? [],
    at: 0,
    elements: new Map(elements.map((element) => [element.name, element])),
  };
  const found = group(reading);
  return found !== undefined && reading.at === reading.tokens.length ? found : undefined;
}

interface Reading {
  readonly tokens: readonly string[];
  at: number;
  readonly elements: ReadonlyMap<string, WrittenElement>;
}

function group(reading: Reading): WrittenGroup | undefined {
  const particles: WrittenParticle[] = [];
  let kind: WrittenGroup["kind"] = "sequence";
  for (;;) {
    const next = particle(reading);
    if (next === undefined) return undefined;
    particles.push(next);
    const token = reading.tokens[reading.at];
    const separated = token === undefined ? undefined : kinds[token];
    if (separated === undefined) return { kind, particles, occurs: once };
    kind = separated;
    reading.at++;
  }
}

const kinds: Readonly<Record<string, WrittenGroup["kind"]>> = { ",": "sequence", "|": "choice", "&": "all" };
const once: Occurs = { minimum: 1, maximum: 1 };

function particle(reading: Reading): WrittenParticle | undefined {
  const token = reading.tokens[reading.at++];
  if (token === undefined) return undefined;
  if (token === "*") return { kind: "any", occurs: count(reading), documentation: "" };
  if (token !== "(") {
    const element = reading.elements.get(token);
    return element && { ...element, occurs: count(reading) };
  }
  // What cannot be: a choice of nothing.
  const inner: WrittenGroup | undefined =
    reading.tokens[reading.at] === ")" ? { kind: "choice", particles: [], occurs: once } : group(reading);
  if (inner === undefined || reading.tokens[reading.at++] !== ")") return undefined;
  const [only] = inner.particles;
  const occurs = count(reading);
  // Parentheses around one part are there for its count.
  if (inner.particles.length === 1 && only !== undefined && isOnce(only.occurs)) return { ...only, occurs };
  return { ...inner, occurs };
}

function isOnce({ minimum, maximum }: Occurs): boolean {
  return minimum === 1 && maximum === 1;
}

/** The sign behind a part; `*` stands for any other element where a part begins. */
function count(reading: Reading): Occurs {
  const token = reading.tokens[reading.at] ?? "";
  const range = /^\{(\d+)(,?)(\d*)\}$/.exec(token);
  const occurs =
    range === null
      ? signs[token]
      : {
          minimum: Number(range[1]),
          maximum: range[2] === "" ? Number(range[1]) : range[3] === "" ? Infinity : Number(range[3]),
        };
  if (occurs === undefined) return once;
  reading.at++;
  return occurs;
}

const signs: Readonly<Record<string, Occurs>> = {
  "?": { minimum: 0, maximum: 1 },
  "*": { minimum: 0, maximum: Infinity },
  "+": { minimum: 1, maximum: Infinity },
};
