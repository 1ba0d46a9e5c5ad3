import { type Encoding, encodingNamed } from "./encodings.js";

/** What says which encoding a document is in, the strongest first. */
export interface Evidence {
  /** Of the byte order mark. */
  readonly mark: Encoding | undefined;
  readonly markLength: number;
  /** Of the first characters, which are a byte or two wide. */
  readonly wide: Encoding | undefined;
  /** The charset of Content-Type. */
  readonly charset: string | undefined;
  /** As in the XML declaration. */
  readonly declared: string | undefined;
  /** Where the declaration names it. */
  readonly declaredAt: number;
}

/**
 * Looks at the beginning of a document for what says its encoding.
 *
 * @see https://www.w3.org/TR/xml/#sec-guessing
 */
export function evidenceOf(bytes: Uint8Array, charset: string | undefined): Evidence {
  const [a, b, c, d] = bytes;
  const mark: [Encoding, number] | undefined =
    a === 0xef && b === 0xbb && c === 0xbf
      ? ["UTF-8", 3]
      : a === 0xff && b === 0xfe
        ? ["UTF-16LE", 2]
        : a === 0xfe && b === 0xff
          ? ["UTF-16BE", 2]
          : undefined;
  const wide =
    mark !== undefined
      ? undefined
      : a === 60 && b === 0 && c !== 0 && d === 0
        ? "UTF-16LE"
        : a === 0 && b === 60 && c === 0 && d !== 0
          ? "UTF-16BE"
          : undefined;
  const { declared, declaredAt } = declaration(bytes, mark?.[1] ?? 0, mark?.[0] ?? wide ?? "UTF-8");
  return { mark: mark?.[0], markLength: mark?.[1] ?? 0, wide, charset, declared, declaredAt };
}

/** Where no `>` comes before, nothing is looked for. */
const longestDeclaration = 300;

/** The encoding that the XML declaration names; its form is checked later, by the reader. */
function declaration(bytes: Uint8Array, start: number, encoding: Encoding): { declared?: string; declaredAt: number } {
  // "<?xm", in one of three widths: nothing else is a declaration.
  const wide = encoding.startsWith("UTF-16");
  if (bytes[start + (wide ? 2 : 1)] !== 63 && bytes[start + (wide ? 3 : 1)] !== 63) return { declaredAt: start };
  const step = wide ? 2 : 1;
  const first = encoding === "UTF-16BE" ? 1 : 0;
  let text = "";
  for (let at = start + first; at < bytes.length && text.length < longestDeclaration; at += step) {
    text += String.fromCharCode(bytes[at]!);
    if (bytes[at] === 62) break;
  }
  const match = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(text);
  const name = match?.[1];
  if (match === null || name === undefined) return { declaredAt: start };
  return { declared: name, declaredAt: start + (match[0].length - name.length - 1) * step };
}

/** Which encoding a document is in, or why that cannot be said. */
export type Decision =
  | { readonly encoding: Encoding; readonly overruled?: Disagreement }
  | { readonly problem: Disagreement };

export interface Disagreement {
  readonly offset: number;
  readonly expected: string;
  readonly received: string;
}

/**
 * Decides by the order of values: byte order mark, charset of Content-Type, declaration, the table's default, UTF-8. Two that
 * disagree are a problem, unless what the bytes show is to be trusted.
 */
export function decide(
  evidence: Evidence,
  bytes: Uint8Array,
  byDefault: string | undefined,
  trustBytes: boolean,
): Decision {
  const { mark, wide, charset, declared, declaredAt } = evidence;
  const shown = mark ?? wide ?? (trustBytes ? shownBy(bytes) : undefined);
  let encoding = shown;
  let source = mark !== undefined ? "the byte order mark" : "the bytes";
  let overruled: Disagreement | undefined;
  for (const [name, what, offset] of [
    [charset, "Content-Type", 0],
    [declared, "the declaration", declaredAt],
  ] as const) {
    if (name === undefined) continue;
    const named = encodingNamed(name);
    if (encoding === undefined && named !== undefined) {
      // Without a mark the first characters would be wide: https://www.w3.org/TR/xml/#charencoding
      if (named === "UTF-16" || named === "UTF-16LE" || named === "UTF-16BE")
        return { problem: { offset, expected: `${named} as ${what} says`, received: "bytes that are not" } };
      encoding = named;
      source = what;
    } else if (encoding !== undefined && named !== undefined && agree(encoding, named)) continue;
    else {
      const disagreement = {
        offset,
        expected:
          encoding === undefined
            ? "one of the encodings UTF-8, UTF-16, ISO-8859-1, windows-1252, US-ASCII"
            : `${encoding}, the encoding of ${source},`,
        received: JSON.stringify(name),
      };
      if (shown === undefined) return { problem: disagreement };
      if (!trustBytes) return { problem: disagreement };
      overruled = disagreement;
    }
  }
  const last = encoding ?? encodingNamed(byDefault ?? "UTF-8") ?? "UTF-8";
  return { encoding: last === "UTF-16" ? "UTF-16LE" : last, ...(overruled === undefined ? {} : { overruled }) };
}

/** Both kinds of UTF-16 go by the name without a byte order as well. */
function agree(encoding: Encoding, named: Encoding | "UTF-16"): boolean {
  return encoding === named || (named === "UTF-16" && encoding.startsWith("UTF-16"));
}

/** UTF-8 where all bytes are; any other encoding of one byte looks like itself. */
function shownBy(bytes: Uint8Array): Encoding | undefined {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "UTF-8";
  } catch {
    return undefined;
  }
}
