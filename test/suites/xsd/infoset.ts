import { SaxesParser } from "saxes";

const instance = "http://www.w3.org/2001/XMLSchema-instance";

/** The name of a document's root. */
export function rootOf(bytes: Uint8Array): { readonly namespace: string; readonly local: string } {
  const [root] = elementsOf(decode(bytes));
  return { namespace: root?.namespace ?? "", local: root?.local ?? "" };
}

/**
 * The first difference between two documents, told by another parser than ours: all names, attributes and texts must be the
 * same, but for other spellings of a value, and what a schema fills in.
 */
export function difference(before: Uint8Array, after: string): string | undefined {
  const first = elementsOf(decode(before));
  const second = elementsOf(after);
  for (const [index, element] of first.entries()) {
    const other = second[index];
    if (other === undefined) return `the element ${element.local} is lost`;
    const place = `in ${element.local}`;
    if (other.local !== element.local || other.namespace !== element.namespace || other.depth !== element.depth)
      return `another element ${place}: ${other.local}`;
    for (const [name, value] of element.attributes) {
      const written = other.attributes.get(name);
      if (written === undefined) return `the attribute ${name} is lost ${place}`;
      if (!isSame(value, written)) return `another value of ${name} ${place}: ${value} | ${written}`;
    }
    if (element.texts.length !== other.texts.length) return `texts at other places ${place}`;
    for (const [at, text] of element.texts.entries()) {
      const written = other.texts[at] ?? "";
      // An empty element may have a default.
      if (!isSame(text, written) && !(text === "" && element.texts.length === 1))
        return `another text ${place}: ${text} | ${written}`;
    }
  }
  return second.length > first.length ? "an element more" : undefined;
}

interface Element {
  readonly namespace: string;
  readonly local: string;
  readonly depth: number;
  readonly attributes: ReadonlyMap<string, string>;
  /** Before, between and behind its children; white space alone is none where there are children. */
  readonly texts: string[];
}

function elementsOf(text: string): readonly Element[] {
  const parser = new SaxesParser({ xmlns: true });
  const elements: Element[] = [];
  const open: Element[] = [];
  const add = (text: string): void => {
    const texts = open.at(-1)?.texts;
    if (texts !== undefined) texts[texts.length - 1] += text;
  };
  parser.on("error", () => undefined);
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("opentag", ({ uri, local, attributes }) => {
    const told = Object.values(attributes).filter(
      (each) =>
        each.prefix !== "xmlns" && each.name !== "xmlns" && !(each.uri === instance && /chema/.test(each.local)),
    );
    const named = told.map((each) => [`${each.uri === "" ? "" : `{${each.uri}}`}${each.local}`, each.value] as const);
    open.at(-1)?.texts.push("");
    const element = { namespace: uri, local, depth: open.length, attributes: new Map(named), texts: [""] };
    elements.push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    const { texts } = open.pop()!;
    if (texts.length > 1) texts.forEach((each, at) => /^\s*$/.test(each) && (texts[at] = ""));
  });
  parser.write(text).close();
  return elements;
}

/** Whether two texts are the same, or spellings of the same value. */
function isSame(before: string, after: string): boolean {
  return before === after || canonical(before) === canonical(after);
}

function canonical(text: string): string {
  const words = text.split(/[ \t\r\n]+/).filter((word) => word !== "");
  return words.map(canonicalWord).join(" ");
}

function canonicalWord(word: string): string {
  // Larger numbers are doubles, whose digits need not be the same.
  if (/^[+-]?[0-9]{22,}$/.test(word)) return plain(Number(word));
  const decimal = /^([+-]?)0*([0-9]*)(?:\.([0-9]*?)0*)?$/.exec(word);
  if (decimal !== null && /[0-9]/.test(word)) {
    const [, sign = "", whole = "", fraction = ""] = decimal;
    const digits = `${whole || "0"}${fraction === "" ? "" : `.${fraction}`}`;
    return sign === "-" && digits !== "0" ? `-${digits}` : digits;
  }
  if (/^[+-]?[0-9.]+[eE][+-]?[0-9]+$/.test(word)) return plain(Number(word));
  if (word === "true" || word === "false") return word === "true" ? "1" : "0";
  // Of QNames, the prefix is a choice; hexadecimal digits may be large or small.
  const local = word.replace(/^[^\s:]+:(?=[^\s:/]+$)/, "");
  return /^[0-9a-f]+$/i.test(local) ? local.toLowerCase() : local;
}

function plain(number: number): string {
  const text = String(number);
  return text.includes("e") ? `number ${text}` : canonicalWord(text);
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 100));
  const named = /^<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/i.exec(head)?.[1];
  return new TextDecoder(named === undefined || /^utf-16/i.test(named) ? "utf-8" : named).decode(bytes);
}
