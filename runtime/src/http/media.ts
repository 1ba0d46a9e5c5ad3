/** The charset of a `Content-Type`, if it names one. */
export function charsetOf(headers: Headers): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(headers.get("content-type") ?? "")?.[1];
}

/** The text of bytes of which nobody knows for sure what they are; what has no meaning becomes U+FFFD. */
export function looseText(bytes: Uint8Array, headers: Headers): string {
  try {
    return new TextDecoder(charsetOf(headers) ?? "utf-8").decode(bytes);
  } catch {
    // A charset that nobody knows.
    return new TextDecoder().decode(bytes);
  }
}

/** Whether a text is a page for people, also behind the headers that a program printed into it by mistake. */
export function isHtml(text: string): boolean {
  const beginning = withoutHeader(text.slice(0, 4096));
  return /^\uFEFF?\s*(?:<!--(?:(?!-->)[^])*-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(beginning);
}

/** A text without the headers and the empty line that a program printed before it: `Content-type: text/html`. */
export function withoutHeader(text: string): string {
  return text.replace(/^\uFEFF?(?:[A-Za-z][A-Za-z-]*:[^\r\n]*\r?\n)+\r?\n/, "");
}

/** What a page calls itself. */
export function titleOf(html: string): string | undefined {
  const title = /<title[^>]*>([^<]*)/i.exec(html.slice(0, 65_536))?.[1];
  return title?.replace(/\s+/g, " ").trim().slice(0, 100) || undefined;
}

/** How a text begins, on one line, for messages. */
export function excerptOf(text: string): string | undefined {
  const line = (isHtml(text) ? (titleOf(text) ?? "an HTML page") : text).replace(/[\s\p{Cc}]+/gu, " ").trim();
  return line === "" ? undefined : line.length > 200 ? `${line.slice(0, 200)}...` : line;
}
