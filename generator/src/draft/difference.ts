import { trimSpace } from "./evidence.js";
import { instanceNamespace } from "./observe.js";
import { scan } from "./scan.js";

/**
 * The first difference between a document and what was written of it; nothing where both are the same but for comments,
 * instructions, prefixes, CDATA sections and white space between tags. White space at the ends of a
 * typed text does not count either.
 */
export function differenceOf(before: string, after: string): string | undefined {
  const first = partsOf(before);
  const second = partsOf(after);
  const at = first.findIndex((part, index) => part !== second[index] && !isSpaceApart(part, second[index]));
  if (at >= 0) return `${shown(first[at])} became ${shown(second[at])}`;
  return second.length > first.length ? `${shown(second[first.length])} is new` : undefined;
}

/** Types other than text drop white space at both ends. */
function isSpaceApart(before: string, after: string | undefined): boolean {
  const [, start = "", value = ""] = /^(=|@[^=]*=)([^]*)$/.exec(before) ?? [];
  return start !== "" && start + trimSpace(value) === after;
}

function shown(part: string | undefined): string {
  return part === undefined ? "nothing" : JSON.stringify(part.length > 60 ? `${part.slice(0, 60)}...` : part);
}

/** Tags, attributes and texts of a document, in order: `<a`, `@b`, `=text`. */
function partsOf(document: string): string[] {
  const parts: string[] = [];
  const texts: string[] = [];
  const flush = (): void => {
    const text = texts.at(-1) ?? "";
    if (trimSpace(text) !== "") parts.push(`=${text}`);
    if (texts.length > 0) texts[texts.length - 1] = "";
  };
  scan(document, {
    open: ({ key }, attributes) => {
      flush();
      texts.push("");
      parts.push(`<${key}`);
      const told = attributes.filter(
        ({ name }) => !(name.uri === instanceNamespace && name.local.endsWith("chemaLocation")),
      );
      for (const text of told.map(({ name, value }) => `${name.key}=${value}`).sort()) parts.push(`@${text}`);
    },
    text: (piece) => {
      if (texts.length > 0) texts[texts.length - 1] += piece;
    },
    close: () => {
      flush();
      texts.pop();
      parts.push(">");
    },
  });
  return parts;
}
