import {
  type DocumentTable,
  type Problem,
  type RecordTable,
  type Repair,
  safeParse,
  skipDoctype,
} from "@tagsmith/runtime";
import {
  anyInput,
  bareAmpersand,
  controlCharacters,
  htmlEntities,
  skipLeadingHeader,
  trustBytesOverDeclaredEncoding,
} from "@tagsmith/runtime/repairs";
import { type Encoding, declaredEncoding, decodeBytes, encodingOf, isAscii, isUtf8 } from "./encodings.js";
import { doctypeOf } from "./scan.js";

/** A document as it was given. */
export interface SampleInput {
  /** As messages call it. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** A document that is well-formed XML, and what its bytes say besides. */
export interface Sample extends SampleInput {
  /** Mended, where that was needed. */
  readonly text: string;
  readonly encoding: Encoding;
  /** The encoding that must be said of it because nothing in the document does. */
  readonly unsaid: Encoding | undefined;
  /** The names of the repairs without which it is no XML. */
  readonly repairs: readonly string[];
  readonly declaration: boolean;
  readonly doctype: boolean;
}

/** Reads a document, or says why it is no XML. */
export function readSample(input: SampleInput): { readonly sample: Sample } | { readonly problem: Problem } {
  const unsaid = declaredEncoding(input.bytes) === undefined && !isUtf8(input.bytes) ? "windows-1252" : undefined;
  const repairs = isMislabelled(input.bytes) ? [trustBytesOverDeclaredEncoding] : [];
  const problem = mistakeIn(input, unsaid, repairs);
  if (problem !== undefined) {
    const found = mending(input, unsaid, problem);
    if (found === undefined) return { problem };
    repairs.push(...found);
  }
  const encoding = unsaid ?? (isMislabelled(input.bytes) ? "utf-8" : encodingOf(withoutHeader(input.bytes, repairs)));
  const text = mended(input.bytes, encoding, repairs);
  return {
    sample: {
      ...input,
      text,
      encoding,
      unsaid: unsaid ?? (isAscii(input.bytes) || declaredEncoding(input.bytes) !== undefined ? undefined : "utf-8"),
      repairs: repairs.map(({ name }) => name),
      declaration: /^<\?xml\s/.test(text),
      doctype: doctypeOf(text),
    },
  };
}

/** Bytes in UTF-8 that say that they are in an encoding of one byte: it would read each character as two. */
function isMislabelled(bytes: Uint8Array): boolean {
  const declared = declaredEncoding(bytes);
  return declared !== undefined && !/^utf/i.test(declared) && !isAscii(bytes) && isUtf8(bytes);
}

/** The fewest repairs, tried one after the other, that make XML of a document. */
function mending(input: SampleInput, unsaid: Encoding | undefined, first: Problem): Repair[] | undefined {
  const chosen: Repair[] = [];
  let problem: Problem | undefined = first;
  while (problem !== undefined) {
    const offset: number = problem.offset;
    const tries: readonly { readonly repair: Repair; readonly left: Problem | undefined }[] = [
      skipLeadingHeader,
      bareAmpersand,
      htmlEntities,
      controlCharacters,
    ].flatMap((repair) => {
      if (chosen.includes(repair)) return [];
      return [{ repair, left: mistakeIn(input, unsaid, [...chosen, repair]) }];
    });
    const best: (typeof tries)[number] | undefined =
      tries.find(({ left }) => left === undefined) ?? tries.find(({ left }) => (left?.offset ?? 0) > offset);
    if (best === undefined) return undefined;
    chosen.push(best.repair);
    problem = best.left;
  }
  return chosen;
}

function mended(bytes: Uint8Array, encoding: Encoding, repairs: readonly Repair[]): string {
  const text = decodeBytes(withoutHeader(bytes, repairs), encoding);
  const others = repairs.filter(({ decides }) => decides === undefined);
  if (others.length === 0) return text.startsWith("\uFEFF") ? text.slice(1) : text;
  let changed: Uint8Array = Buffer.from(text, "utf8");
  for (const repair of others) changed = repair.apply(changed)?.bytes ?? changed;
  return decodeBytes(changed, "utf-8");
}

function withoutHeader(bytes: Uint8Array, repairs: readonly Repair[]): Uint8Array {
  if (!repairs.includes(skipLeadingHeader)) return bytes;
  const edits = skipLeadingHeader.apply(bytes)?.edits ?? [];
  return bytes.subarray(edits.reduce((sum, { removed }) => sum + removed, 0));
}

/** What makes a document no XML; other problems are about what it says. */
const wellFormedness: ReadonlySet<string> = new Set(["ill-formed", "encoding", "doctype", "limit"]);

function mistakeIn(
  { file, bytes }: SampleInput,
  encoding: string | undefined,
  repairs: readonly Repair[],
): Problem | undefined {
  const table = (): DocumentTable<object> => ({
    contract: 1,
    name: "sample",
    roots: ["*"],
    type: emptyRecord,
    doctype: skipDoctype,
    read: { unknown: "ignore", ...(encoding !== undefined && { encoding }) },
    input: anyInput,
    repairs,
  });
  const { problems } = safeParse(table, bytes, { file });
  return problems.find(({ severity, code }) => severity === "error" && wellFormedness.has(code));
}

function emptyRecord(): RecordTable<object> {
  return { name: "anything", members: [] };
}
