import type { Pairs } from "../expression.js";
import { looseText } from "../media.js";
import { readPairs } from "../parts.js";
import { type Receipt, joinPieces, piecesOf } from "./receive.js";

/** A request as an endpoint looks at it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly query: Fields;
  /** Read when it is first asked for. */
  readonly body: () => Promise<Uint8Array>;
  /** The body as a form; no fields where it is something else. */
  readonly form: () => Promise<Fields>;
}

/** Names and values, the names without regard to case. */
export interface Fields {
  readonly pairs: Pairs;
  readonly all: (name: string) => readonly string[];
}

/** Takes a request apart, but for its body. */
export function receive(request: Request, receipt: Receipt): Received {
  const url = new URL(request.url);
  const { headers } = request;
  let body: Promise<Uint8Array> | undefined;
  const read = async (): Promise<Uint8Array> => {
    const pieces: Uint8Array[] = [];
    for await (const piece of piecesOf(request, receipt)) pieces.push(piece);
    return joinPieces(pieces);
  };
  const whole = (): Promise<Uint8Array> => (body ??= read());
  return {
    method: request.method,
    path: url.pathname,
    headers,
    query: fieldsOf(readPairs(url.search.slice(1))),
    body: whole,
    form: async () => fieldsOf(isForm(headers) ? readPairs(looseText(await whole(), headers)) : []),
  };
}

/** Whether the body is a form as browsers send it by default. */
export function isForm(headers: Headers): boolean {
  return /^\s*application\/x-www-form-urlencoded\s*(?:;|$)/i.test(headers.get("content-type") ?? "");
}

function fieldsOf(pairs: Pairs): Fields {
  return {
    pairs,
    all: (name) => {
      const wanted = name.toLowerCase();
      return pairs.flatMap(([each, value]) => (each.toLowerCase() === wanted ? [value] : []));
    },
  };
}
