/**
 * What the names of a template stand for in a text, or nothing where the text does not fit: `error|{id}|{name}`. A name
 * takes all before the literal that follows it; the last takes all that is left.
 */
export function matchTemplate(template: string, text: string): Record<string, string> | undefined {
  const pieces = template.split(/\{([^{}]+)\}/);
  const fields: Record<string, string> = {};
  const [start = ""] = pieces;
  if (!text.startsWith(start)) return undefined;
  let at = start.length;
  for (let index = 1; index < pieces.length; index += 2) {
    const literal = pieces[index + 1] ?? "";
    const isLast = index + 2 >= pieces.length;
    const end = isLast ? text.length - literal.length : literal === "" ? text.length : text.indexOf(literal, at);
    if (end < at || !text.startsWith(literal, end)) return undefined;
    fields[pieces[index] ?? ""] = text.slice(at, end);
    at = end + literal.length;
  }
  return at === text.length ? fields : undefined;
}
