import type { Terminal } from "./terminal.js";

/** A handler that says in one line what was asked and how it was answered. */
export interface LogOptions {
  readonly terminal: Terminal;
  /** Parameters whose values are not shown: their names in lower case. */
  readonly hidden: ReadonlySet<string>;
  /** Texts that are not shown wherever they stand. */
  readonly secrets: readonly string[];
}

type Handler = (request: Request) => Promise<Response>;

/** Tells of each request: `14:03:12 GET /?action=export&password=*** 200 1.2 kB 3 ms`. */
export function logged(handler: Handler, { terminal, hidden, secrets }: LogOptions): Handler {
  const { dim, green, red } = terminal.colors;
  return async (request) => {
    const started = performance.now();
    const form = isForm(request) ? await request.clone().text() : "";
    const answer = await handler(request);
    const { pathname, search } = new URL(request.url);
    const query = maskedPairs(search.slice(1), hidden, secrets);
    const body = maskedPairs(form, hidden, secrets);
    const time = new Date().toTimeString().slice(0, 8);
    const milliseconds = Math.round(performance.now() - started);
    const asked = `${request.method} ${pathname}${query === "" ? "" : `?${query}`}${body === "" ? "" : ` ${body}`}`;
    const status = answer.ok ? green(String(answer.status)) : red(String(answer.status));
    terminal.out(`${dim(time)} ${asked} ${status} ${dim(`${milliseconds} ms`)}\n`);
    return answer;
  };
}

/** A form that is long is no form for people. */
const longestForm = 2000;

function isForm({ headers }: Request): boolean {
  const length = Number(headers.get("content-length") ?? Infinity);
  return /^application\/x-www-form-urlencoded\b/i.test(headers.get("content-type") ?? "") && length <= longestForm;
}

function maskedPairs(text: string, hidden: ReadonlySet<string>, secrets: readonly string[]): string {
  return text
    .split("&")
    .map((pair) => {
      const [name = "", ...rest] = pair.split("=");
      const value = rest.join("=");
      const plain = decode(value);
      const isHidden =
        hidden.has(decode(name).toLowerCase()) || secrets.some((secret) => secret !== "" && plain.includes(secret));
      return isHidden && value !== "" ? `${name}=***` : pair.replace(/[\x00-\x1f\x7f-\x9f]/g, "\u{fffd}");
    })
    .join("&");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
