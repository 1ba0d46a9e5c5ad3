import { type Expression, literal, object, plain } from "../../expression/expression.js";
import type { LeafType, Platform } from "../../model/model.js";
import type { Parameter, Pipeline } from "../../model/roles.js";
import { bodyProperty, documentIn } from "../../emit/roles/parameters.js";
import { documentOf } from "../../emit/roles/answers.js";
import { type SampleFile, leafValue, valueOfJson } from "../given.js";

/** A request, or the value of a helper, as its source shows it: `samples/orders-first.http`. */
export interface GivenRequest {
  readonly name: string;
  /** The operation, `token`, or the helper. */
  readonly of: string;
  readonly source: string | undefined;
  readonly settings: Expression;
  readonly parameters: Expression;
  /** The instant, the random bytes, the token's answer. */
  readonly context: Expression | undefined;
  /** What must come of it, with headers in lower case and in the order of their names. */
  readonly expected: string;
}

/** The heads of such a file: `# source: ...`, `# settings: { ... }`, `# parameters: { ... }`, `# context: { ... }`. */
export interface RequestFile {
  readonly name: string;
  readonly heads: ReadonlyMap<string, string>;
  readonly rest: string;
}

/** The requests that the samples of a platform show, by name. */
export function requestFiles(files: readonly SampleFile[]): readonly RequestFile[] {
  return files
    .filter(({ path }) => /^[^/]+\/samples\/[^/]+\.http$/.test(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, bytes }) => {
      const lines = new TextDecoder().decode(bytes).split(/\r?\n/);
      const end = lines.findIndex((line) => !line.startsWith("#"));
      const heads = lines.slice(0, end).flatMap((line) => {
        const [, name, text] = /^#\s*(\w+):\s*(.*)$/.exec(line) ?? [];
        return name === undefined || text === undefined ? [] : [[name, text] as const];
      });
      return {
        name: path.slice(path.lastIndexOf("/") + 1, -".http".length),
        heads: new Map(heads),
        rest: lines.slice(end).join("\n").replace(/\n$/, ""),
      };
    });
}

/** What a file is of: the longest name that its own begins with. */
export function subjectOf({ name }: Pick<RequestFile, "name">, names: readonly string[]): string | undefined {
  return names.filter((each) => name === each || name.startsWith(`${each}-`)).sort((a, b) => b.length - a.length)[0];
}

/** A request that a sample shows. */
export function givenRequest(
  file: RequestFile,
  of: string,
  subject: { readonly parameters: readonly Parameter[]; readonly body?: Pipeline },
  platform: Platform,
): GivenRequest {
  const json = (name: string): Readonly<Record<string, unknown>> | undefined => {
    const text = file.heads.get(name);
    return text === undefined ? undefined : (JSON.parse(text) as Readonly<Record<string, unknown>>);
  };
  const settings = new Map(platform.settings.map(({ name, type }) => [name, type]));
  const parameters = new Map(subject.parameters.map(({ property, leaf }) => [property, leaf]));
  const body = bodyProperty(subject.body);
  const values = objectOfJson(json("parameters") ?? {}, parameters);
  const document = json("parameters")?.[body ?? ""];
  const name = documentIn(subject.body);
  return {
    name: file.name,
    of,
    source: file.heads.get("source"),
    settings: objectOfJson(json("settings") ?? {}, settings),
    parameters:
      body === undefined || name === undefined || document === undefined || values.kind !== "object"
        ? values
        : {
            ...values,
            members: [
              ...values.members.filter(([each]) => each !== body),
              [body, valueOfJson(document, documentOf(platform, name))],
            ],
          },
    context: contextOf(json("context")),
    expected: normalised(file.rest),
  };
}

/** `now` is an instant, `random` the bytes in hexadecimal digits; all else stays as it is. */
function contextOf(json: Readonly<Record<string, unknown>> | undefined): Expression | undefined {
  if (json === undefined) return undefined;
  const { now, random, ...rest } = json;
  return object({
    now: typeof now === "string" ? { kind: "arrow", body: literal(Date.parse(now)) } : undefined,
    random:
      typeof random === "string"
        ? {
            kind: "arrow",
            body: { kind: "new", type: "Uint8Array", argument: plain([...Buffer.from(random, "hex")]) },
          }
        : undefined,
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, plain(value)])),
  });
}

function objectOfJson(json: Readonly<Record<string, unknown>>, leaves: ReadonlyMap<string, LeafType>): Expression {
  return {
    kind: "object",
    members: Object.entries(json).map(([name, value]) => {
      const leaf = leaves.get(name);
      return [name, leaf === undefined ? plain(value) : leafValue(value, leaf)] as const;
    }),
  };
}

/** Header names in lower case and in order, as `Headers` gives them; a value that is no request stays as it is. */
function normalised(text: string): string {
  const end = text.indexOf("\n\n");
  if (!/^[A-Z]+ \S+/.test(text)) return text;
  const [first = "", ...headers] = (end < 0 ? text : text.slice(0, end)).split("\n");
  const sorted = headers
    .filter((line) => line !== "")
    .map((line) => line.replace(/^[^:]*/, (name) => name.toLowerCase()))
    .sort();
  return [first, ...sorted, "", end < 0 ? "" : text.slice(end + 2)].join("\n");
}
