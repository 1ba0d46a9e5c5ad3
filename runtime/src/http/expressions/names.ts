import { SettingError } from "../errors/setting-error.js";
import type { Expression, Value } from "../expression.js";

/** A text that the spec writes in quotes. */
export function literal(text: string): Expression {
  return { text: JSON.stringify(text), evaluate: async () => text };
}

/** What the user gave for a setting, as written on the wire. */
export function setting(name: string): Expression {
  return {
    text: name,
    evaluate: async ({ settings }) => {
      const given = settings[name];
      if (given === undefined) throw new SettingError({ setting: name });
      return valueOf(name, given);
    },
  };
}

/**
 * What a name stands for: a `let`, a member of the token's answer, a parameter, what was computed before, or a part of the
 * request: `method`, `host`, `port`, `path`, `query` and `form` (pairs), `params` (both), `body`, `now` and `timestamp`
 * (seconds since 1970).
 */
export function value(name: string): Expression {
  return {
    text: name,
    evaluate: async ({ values }) => {
      const found = values.get(name);
      if (found === undefined) throw new TypeError(`expected a value for \`${name}\` but there is none`);
      return valueOf(name, found);
    },
  };
}

/** A property of the last item of the answer, for the next page: `last order/@ID`. */
export function last(property: string, text = `last ${property}`): Expression {
  return inside("last", property, text);
}

/** A property of the answer, for the next page, such as its token: `answer @next`. Nothing there ends the paging. */
export function answer(property: string, text = `answer ${property}`): Expression {
  return inside("answer", property, text);
}

function inside(of: "last" | "answer", path: string, text: string): Expression {
  return {
    text,
    evaluate: async ({ values }) => {
      const found = at(values.get(of), path);
      return found === undefined ? "" : valueOf(text, found);
    },
  };
}

/** What stands at a path of properties: `data.orders`. */
export function at(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((inner, name) => {
    if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, name)) return undefined;
    return (inner as Record<string, unknown>)[name];
  }, value);
}

function valueOf(name: string, value: unknown): Value {
  if (typeof value === "string" || typeof value === "number" || value instanceof Uint8Array || Array.isArray(value)) {
    return value as Value;
  }
  if (typeof value === "bigint" || typeof value === "boolean") return String(value);
  throw new TypeError(`expected a text or a number for \`${name}\``);
}
