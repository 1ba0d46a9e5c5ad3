import { expandContent } from "./content.js";
import { decodeText } from "./decode.js";
import { readDoctype } from "./doctype.js";
import { type DtdOptions, defaultDtdLimits } from "./options.js";
import { type Reading, frameOf, problemAt, pushFrame, refuse } from "./reading.js";
import { accept, matchAt, skipComment, skipInstruction, skipPlainSpace } from "./scan.js";

/**
 * Reads the DOCTYPE of a document and returns the document in UTF-8 without it: entities are expanded, attributes have their
 * defaults and are normalised by their types. What comes out is for `parse`, which checks all else. Nothing is fetched.
 *
 * @throws XmlError where the DOCTYPE or what refers to it is ill-formed, or more than the limits allow.
 * @see https://www.w3.org/TR/xml/#sec-prolog-dtd
 */
export function expandDoctype(input: string | Uint8Array, options: DtdOptions = {}): Uint8Array {
  const limits = { ...defaultDtdLimits, ...options.limits };
  const { text, locate, problem } = decodeText(input, options.charset, limits.document);
  if (problem !== undefined)
    throw problemAt(options.file, problem.place, problem.code, problem.expected, problem.received);
  const reading: Reading = {
    options,
    limits,
    frames: [],
    open: [],
    floor: 1,
    entities: new Map(),
    parameters: new Map(),
    attributes: new Map(),
    standalone: false,
    incomplete: false,
    size: text.length,
    expanded: 0,
    locate,
  };
  pushFrame(reading, text, { base: options.base });
  const out: string[] = [];
  readDeclaration(reading, out);
  readProlog(reading, out);
  expandContent(reading, out);
  const expanded = out.join("");
  // Not at the start of the document, U+FEFF is no byte order mark, and must not become one where all before it is gone.
  return new TextEncoder().encode(expanded.startsWith("\ufeff") ? ` ${expanded}` : expanded);
}

/** https://www.w3.org/TR/xml/#NT-XMLDecl, without a comma between its parts: the reader takes no other either. */
const declaration =
  /<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(?:"(1\.[0-9]+)"|'(1\.[0-9]+)')(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(?:"[A-Za-z][A-Za-z0-9._-]*"|'[A-Za-z][A-Za-z0-9._-]*'))?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(?:"(yes|no)"|'(yes|no)'))?[ \t\n]*\?>/y;

/** What is written is UTF-8 and needs no declaration; its lines are kept, for the places of what comes later. */
function readDeclaration(reading: Reading, out: string[]): void {
  const frame = frameOf(reading);
  if (!/^<\?xml[ \t\n]/.test(frame.text)) return;
  const match = matchAt(declaration, frame.text, 0);
  if (match === undefined)
    return refuse(reading, "an XML declaration", JSON.stringify(/^[^>]{0,80}>?/.exec(frame.text)?.[0]));
  const version = match[1] ?? match[2];
  if (version === "1.1") refuse(reading, "XML 1.0", 'version "1.1"');
  reading.standalone = (match[3] ?? match[4]) === "yes";
  frame.position = match[0].length;
  out.push(linesOf(match[0]));
}

function readProlog(reading: Reading, out: string[]): void {
  const frame = frameOf(reading);
  const from = frame.position;
  for (;;) {
    skipPlainSpace(reading);
    if (accept(reading, "<!--")) skipComment(reading);
    else if (accept(reading, "<?")) skipInstruction(reading);
    else if (!frame.text.startsWith("<!DOCTYPE", frame.position)) break;
    else {
      out.push(frame.text.slice(from, frame.position));
      const start = frame.position;
      readDoctype(reading);
      out.push(linesOf(frame.text.slice(start, frame.position)));
      return;
    }
  }
  out.push(frame.text.slice(from, frame.position));
}

/** The line ends of a text, which stand for it where it is left out. */
function linesOf(text: string): string {
  return text.replaceAll(/[^\n]+/g, "");
}
