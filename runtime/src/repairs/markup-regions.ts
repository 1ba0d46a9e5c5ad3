/**
 * Calls `visit` with the place of each `&` that may need to be mended: not in comments, CDATA sections, instructions and the
 * DOCTYPE, and not that of `&amp;` and the like. What is not closed reaches to the end; the reader says so.
 */
export function eachAmpersand(bytes: Uint8Array, visit: (p: number) => void): void {
  const markupFrom = markupOf(bytes);
  let doctype = true;
  let from = 0;
  // Most documents have none, and no other byte is looked for.
  for (let next = delicateFrom(bytes, 0); next >= 0;) {
    const p = markupFrom(from);
    for (; next >= 0 && (p < 0 || next < p); next = delicateFrom(bytes, next + 1)) visit(next);
    if (p < 0) return;
    const end = endOfMarkup(bytes, p, doctype);
    if (end >= 0 && bytes[p + 2] === 68) doctype = false;
    from = end < 0 ? p + 1 : end;
    if (next >= 0 && next < from && end >= 0) next = delicateFrom(bytes, from);
  }
}

/**
 * Up to where the bytes of a document mean the same whatever follows: what begins there is not at its end yet. It is a
 * character, a line end, a reference, or markup in which no references stand.
 */
export function completeUpTo(bytes: Uint8Array): number {
  const markupFrom = markupOf(bytes);
  let doctype = true;
  let from = 0;
  for (let p = markupFrom(0); p >= 0; p = markupFrom(from)) {
    const end = endOfMarkup(bytes, p, doctype);
    if (end === unclosed) return p;
    if (end >= 0 && bytes[p + 2] === 68) doctype = false;
    from = end < 0 ? p + 1 : end;
  }
  for (let p = Math.max(from, bytes.length - longestOpening); p < bytes.length; p++)
    if (bytes[p] === 60 && mayOpen(bytes, p)) return p;
  const ending = String.fromCharCode(...bytes.subarray(-longestReference));
  return bytes.length - (/(?:\r|&[\w.#-]*|[\xc0-\xff][\x80-\xbf]{0,2})$/.exec(ending)?.[0].length ?? 0);
}

/** Finds the next `<!` or `<?` from a place on, which must not be before that of the last call. */
function markupOf(bytes: Uint8Array): (from: number) => number {
  const find = (byte: number, from: number): number => {
    for (let at = bytes.indexOf(byte, from + 1); at >= 0; at = bytes.indexOf(byte, at + 1))
      if (bytes[at - 1] === 60) return at - 1;
    return Infinity;
  };
  // Few bytes are one of these, so that the host passes nearly all of a document at once.
  let declaration = -1;
  let instruction = -1;
  return (from) => {
    if (declaration < from) declaration = find(33, from);
    if (instruction < from) instruction = find(63, from);
    const next = Math.min(declaration, instruction);
    return next === Infinity ? -1 : next;
  };
}

/** The next `&` from a place on that begins none of the five references of XML; -1 where there is none. */
function delicateFrom(bytes: Uint8Array, from: number): number {
  let next = bytes.indexOf(38, from);
  while (next >= 0 && isPredefined(bytes, next)) next = bytes.indexOf(38, next + 1);
  return next;
}

/** Whether one of the five references stands at `p` that XML itself declares. */
function isPredefined(bytes: Uint8Array, p: number): boolean {
  return ["amp;", "lt;", "gt;", "quot;", "apos;"].some((name) => startsWith(bytes, p + 1, name));
}

/** Longer than `<![CDATA[` without its end, and than any reference that a repair knows. */
const longestOpening = 9;
const longestReference = 40;

function mayOpen(bytes: Uint8Array, p: number): boolean {
  const rest = String.fromCharCode(...bytes.subarray(p));
  return ["<!--", "<![CDATA[", "<!DOCTYPE", "<?"].some((opening) => opening.startsWith(rest));
}

/** The end of markup that has none. */
const unclosed = Infinity;

/** Where the comment, CDATA section, instruction or DOCTYPE at `p` ends; -1 where there is none. */
function endOfMarkup(bytes: Uint8Array, p: number, doctype: boolean): number {
  if (startsWith(bytes, p, "<!--")) return behind(bytes, p + 4, "-->");
  if (startsWith(bytes, p, "<![CDATA[")) return behind(bytes, p + 9, "]]>");
  if (startsWith(bytes, p, "<?")) return behind(bytes, p + 2, "?>");
  if (!doctype || !startsWith(bytes, p, "<!DOCTYPE")) return -1;
  const subset = bytes.indexOf(91, p);
  const end = bytes.indexOf(62, p);
  return subset < 0 || (end >= 0 && end < subset) ? behind(bytes, p, ">") : behind(bytes, behind(bytes, p, "]"), ">");
}

function behind(bytes: Uint8Array, p: number, text: string): number {
  for (let at = bytes.indexOf(text.charCodeAt(0), p); at >= 0; at = bytes.indexOf(text.charCodeAt(0), at + 1))
    if (startsWith(bytes, at, text)) return at + text.length;
  return unclosed;
}

/** Whether a text of ASCII stands at `p`. */
function startsWith(bytes: Uint8Array, p: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[p + i] !== text.charCodeAt(i)) return false;
  return true;
}
