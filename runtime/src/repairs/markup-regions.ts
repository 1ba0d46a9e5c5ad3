/**
 * Calls `visit` with the place of each `&` where references may stand: not in comments, CDATA sections, instructions and the
 * DOCTYPE. What is not closed reaches to the end; the reader says so.
 */
export function eachAmpersand(bytes: Uint8Array, visit: (p: number) => void): void {
  let next = bytes.indexOf(38);
  let doctype = true;
  for (let p = bytes.indexOf(60); next >= 0; p = bytes.indexOf(60, p)) {
    for (; next >= 0 && (p < 0 || next < p); next = bytes.indexOf(38, next + 1)) visit(next);
    if (p < 0) return;
    const end = endOfMarkup(bytes, p, doctype);
    if (end < 0) p++;
    else {
      if (bytes[p + 2] === 68) doctype = false;
      p = end;
      if (next < p) next = bytes.indexOf(38, p);
    }
  }
}

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
  return bytes.length;
}

/** Whether a text of ASCII stands at `p`. */
function startsWith(bytes: Uint8Array, p: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[p + i] !== text.charCodeAt(i)) return false;
  return true;
}
