import { inspect } from "node:util";

/** Begins every secret and personal value of these tests, and stands nowhere else. */
export const canary = "CANARY";

/** What a secret or personal value looks like here: with characters that each way of writing escapes in its own way. */
export function canaryOf(name: string): string {
  return `${canary} ${name} é/+&<k`;
}

/** Looks for canaries in whatever somebody could see. */
export interface Watch {
  /** How many things were looked at. */
  readonly looked: () => number;
  /** Where a canary was found, each place once. */
  readonly leaks: ReadonlySet<string>;
  /** Looks at a value in all forms that a log could give it. */
  readonly see: (where: string, value: unknown) => void;
}

/** The canary as it stands, at each place of base64, and in hex. */
const spellings = new RegExp(
  [canary, ...[0, 1, 2].map(inBase64), Buffer.from(canary).toString("hex"), "é/\\+&<k", "%C3%A9%2F"].join("|"),
  "i",
);

/** Starts to watch; standard output and error are watched as well, as nothing that is tested may write there. */
export function startWatch(): Watch & { readonly end: () => void } {
  const leaks = new Set<string>();
  let looked = 0;
  const see = (where: string, value: unknown): void => {
    looked++;
    for (const form of formsOf(value)) {
      const found = spellings.exec(form);
      if (found) leaks.add(`${where}: ...${form.slice(Math.max(0, found.index - 100), found.index + 40)}`);
    }
  };
  const ends = [process.stdout, process.stderr].map((stream) => {
    const write = stream.write.bind(stream);
    stream.write = ((...given: Parameters<typeof write>) => {
      see("standard output", String(given[0]));
      return write(...given);
    }) as typeof stream.write;
    return () => void (stream.write = write);
  });
  return { looked: () => looked, leaks, see, end: () => ends.forEach((end) => end()) };
}

function formsOf(value: unknown): string[] {
  const forms = [
    inspect(value, { depth: 20, showHidden: true, maxStringLength: null, maxArrayLength: null }),
    json(value),
  ];
  if (typeof value === "string") return [value];
  if (value instanceof Error) forms.push(String(value), value.message, value.stack ?? "", ...formsOf(value.cause));
  if (typeof value === "function") forms.push(String(value));
  return forms;
}

function json(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "";
  }
}

/** The characters that a text always has in base64 with so many bytes before it. */
function inBase64(before: number): string {
  const bytes = Buffer.from("x".repeat(before) + canary);
  const first = Math.ceil((before * 8) / 6);
  return bytes.toString("base64").slice(first, Math.floor((bytes.length * 8) / 6));
}
