import { type Automaton, type Rest } from "../automaton.js";

/**
 * Reads a content model in the notation of DTDs (https://www.w3.org/TR/xml/#NT-children), with counts and `&` for all of
 * several in any order: `street, city?, (phone | fax){0,3}`. `*` where a name should be is any other element.
 */
export function readModel(text: string, automaton: Automaton, symbolOf: (name: string) => number): Rest {
  const tokens = text.match(/[^\s(),|&?*+{}]+|\{\d*,?\d*\}|[(),|&?*+]/g) ?? [];
  let at = 0;
  const group = (): Rest => {
    const parts = [part()];
    const separator = tokens[at];
    while (tokens[at] === separator && separator !== undefined && separator !== ")") {
      at++;
      parts.push(part());
    }
    if (parts.length === 1) return parts[0]!;
    const { sequence, choice, all } = automaton;
    return separator === "," ? sequence(parts) : separator === "|" ? choice(parts) : all(parts);
  };
  const part = (): Rest => {
    const token = tokens[at++];
    if (token === undefined) throw new Error(`the content model ${text} cannot be used: it ends too early`);
    if (token !== "(") return repeated(automaton.symbol(symbolOf(token)));
    if (tokens[at] === ")") {
      at++;
      return repeated(automaton.never);
    }
    const inner = group();
    if (tokens[at++] !== ")") throw new Error(`the content model ${text} cannot be used: see its part ${at}`);
    return repeated(inner);
  };
  const repeated = (inner: Rest): Rest => {
    const token = tokens[at] ?? "";
    const counts = /^[?*+]$/.test(token)
      ? [token === "+" ? 1 : 0, token === "?" ? 1 : Infinity]
      : /^\{(\d+)(,?)(\d*)\}$/.exec(token);
    if (counts === null) return inner;
    at++;
    if (typeof counts[0] === "number") return automaton.repeat(inner, counts[0], Number(counts[1]));
    const [, minimum = "", comma, maximum = ""] = counts as string[];
    const most = comma === "" ? Number(minimum) : maximum === "" ? Infinity : Number(maximum);
    return automaton.repeat(inner, Number(minimum), most);
  };
  const model = group();
  if (at < tokens.length) throw new Error(`the content model ${text} cannot be used: see its part ${at + 1}`);
  return model;
}
