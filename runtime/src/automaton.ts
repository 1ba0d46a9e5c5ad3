/**
 * What may still come: of the children of an element, or of the characters of a text. An expression, which each of them that
 * comes turns into the expression of what may come behind it (its derivative). Equal expressions are one object and remember
 * what follows them, so that a model or a pattern becomes an automaton as documents use it, however large its counts are.
 *
 * @see https://www.w3.org/TR/xmlschema-1/#Model_Groups
 */
export interface Rest {
  readonly kind: "empty" | "never" | "symbol" | "sequence" | "choice" | "all" | "repeat";
  /** Whether nothing more need come. */
  readonly mayEnd: boolean;
  /** Of a child, or of a class of characters. */
  readonly symbol: number;
  /** Of a sequence two: what comes first, and all behind it. */
  readonly parts: readonly Rest[];
  readonly minimum: number;
  readonly maximum: number;
  readonly id: number;
  readonly next: Map<number, Rest>;
}

/** Makes and derives the expressions of one model. */
export interface Automaton {
  readonly never: Rest;
  readonly symbol: (symbol: number) => Rest;
  readonly sequence: (parts: readonly Rest[]) => Rest;
  readonly choice: (parts: readonly Rest[]) => Rest;
  readonly all: (parts: readonly Rest[]) => Rest;
  readonly repeat: (part: Rest, minimum: number, maximum: number) => Rest;
  /** What may come behind what comes; `never` where it may not come. */
  readonly after: (rest: Rest, comes: number) => Rest;
}

/** The most expressions that are remembered: counts could make as many as a document has children. */
const mostKnown = 4096;

export function automaton(
  /** Whether what comes is what an expression calls `symbol`. */
  isSymbol: (symbol: number, comes: number) => boolean = (symbol, comes) => symbol === comes,
): Automaton {
  const known = new Map<string, Rest>();
  let made = 0;
  const make = (
    kind: Rest["kind"],
    mayEnd: boolean,
    parts: readonly Rest[],
    symbol = 0,
    minimum = 0,
    maximum = 0,
  ): Rest => {
    const key = `${kind} ${symbol} ${minimum} ${maximum} ${parts.map(({ id }) => id).join(" ")}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const rest: Rest = { kind, mayEnd, symbol, parts, minimum, maximum, id: made++, next: new Map() };
    known.set(key, rest);
    return rest;
  };
  const empty = make("empty", true, []);
  const never = make("never", false, []);

  const both = (first: Rest, behind: Rest): Rest => {
    if (first === never || behind === never) return never;
    if (first === empty) return behind;
    if (behind === empty) return first;
    // One form for each: `(a, b), c` is `a, (b, c)`; and alternatives stand side by side, which keeps them few.
    if (first.kind === "choice") return choice(first.parts.map((part) => both(part, behind)));
    if (first.kind === "sequence") return both(first.parts[0]!, both(first.parts[1]!, behind));
    return make("sequence", first.mayEnd && behind.mayEnd, [first, behind]);
  };
  const sequence = (parts: readonly Rest[]): Rest => parts.reduceRight((behind, part) => both(part, behind), empty);
  const choice = (parts: readonly Rest[]): Rest => {
    const flat = parts.flatMap((part) => (part.kind === "choice" ? part.parts : part === never ? [] : [part]));
    const distinct = [...new Set(flat)].sort((a, b) => a.id - b.id);
    const [only = never] = distinct;
    return distinct.length < 2
      ? only
      : make(
          "choice",
          distinct.some(({ mayEnd }) => mayEnd),
          distinct,
        );
  };
  const all = (parts: readonly Rest[]): Rest => {
    if (parts.includes(never)) return never;
    const needed = parts.filter((part) => part !== empty).sort((a, b) => a.id - b.id);
    const [only = empty] = needed;
    return needed.length < 2
      ? only
      : make(
          "all",
          needed.every(({ mayEnd }) => mayEnd),
          needed,
        );
  };
  const repeat = (part: Rest, minimum: number, maximum: number): Rest => {
    if (maximum === 0 || part === empty) return empty;
    if (part === never) return minimum === 0 ? empty : never;
    if (minimum === 1 && maximum === 1) return part;
    // `(a{0,3}){2,5}` is `a{0,15}`: one count is quicker than a count of counts.
    if (part.kind === "repeat" && (part.minimum < 2 || minimum === maximum))
      return repeat(part.parts[0]!, part.minimum * minimum, part.maximum * maximum);
    // What may be empty is as good as often enough.
    const least = part.mayEnd ? 0 : minimum;
    return make("repeat", least === 0, [part], 0, least, maximum);
  };

  const derive = (rest: Rest, comes: number): Rest => {
    switch (rest.kind) {
      case "empty":
      case "never":
        return never;
      case "symbol":
        return isSymbol(rest.symbol, comes) ? empty : never;
      case "sequence": {
        const found: Rest[] = [];
        let at = rest;
        for (; at.kind === "sequence"; at = at.parts[1]!) {
          found.push(both(after(at.parts[0]!, comes), at.parts[1]!));
          if (!at.parts[0]!.mayEnd) return choice(found);
        }
        return choice([...found, after(at, comes)]);
      }
      case "choice":
        return choice(rest.parts.map((part) => after(part, comes)));
      case "all":
        return choice(
          rest.parts.map((part, index) => all([after(part, comes), ...rest.parts.filter((_, at) => at !== index)])),
        );
      case "repeat": {
        const [part = never] = rest.parts;
        return both(after(part, comes), repeat(part, Math.max(rest.minimum - 1, 0), rest.maximum - 1));
      }
    }
  };
  const after = (rest: Rest, comes: number): Rest => {
    let found = rest.next.get(comes);
    if (found === undefined) {
      if (known.size > mostKnown) {
        for (const each of known.values()) each.next.clear();
        known.clear();
      }
      found = derive(rest, comes);
      rest.next.set(comes, found);
    }
    return found;
  };
  return { never, symbol: (symbol) => make("symbol", false, [], symbol), sequence, choice, all, repeat, after };
}

/** The children of which one may come next. */
export function firstOf(rest: Rest): readonly number[] {
  const found = new Set<number>();
  const seen = new Set<Rest>();
  const open = [rest];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.size === seen.add(at).size) continue;
    const [first, behind] = at.parts;
    if (at.kind === "symbol") found.add(at.symbol);
    else if (at.kind !== "sequence") open.push(...at.parts);
    else {
      open.push(first!);
      if (first!.mayEnd) open.push(behind!);
    }
  }
  return [...found].sort((a, b) => a - b);
}
