/** The name of an element or attribute. */
export interface Name {
  readonly prefix: string;
  readonly local: string;
  readonly uri: string;
  /** Two names are the same where their keys are. */
  readonly key: string;
}

export interface ScannedAttribute {
  readonly name: Name;
  readonly value: string;
  /** Where its value stands in the text, without the quotes. */
  readonly start: number;
  readonly end: number;
}

/** What is told of a document, part by part. `namespaces` are those of the prefixes that are known in an element. */
export interface Listener {
  readonly open: (name: Name, attributes: readonly ScannedAttribute[], namespaces: ReadonlyMap<string, string>) => void;
  /** A piece of text; an element can have several. */
  readonly text: (text: string, cdata: boolean, start: number, end: number) => void;
  /** `short`: the element was written as `<a/>`. */
  readonly close: (short: boolean) => void;
}

/** Walks through a document that is known to be well-formed, comments and instructions left out. */
export function scan(text: string, listener: Listener): void {
  let scope = outermost();
  const scopes: Scope[] = [];
  let at = prologOf(text).root;
  while (at < text.length) {
    const next = text.indexOf("<", at);
    const end = next < 0 ? text.length : next;
    if (end > at && scopes.length > 0) listener.text(decode(text.slice(at, end)), false, at, end);
    if (next < 0) return;
    const kind = text.charCodeAt(next + 1);
    if (kind === 47) {
      at = text.indexOf(">", next) + 1;
      listener.close(false);
      scope = scopes.pop() ?? scope;
    } else if (kind === 63) at = behind(text, "?>", next);
    else if (kind !== 33) {
      scopes.push(scope);
      const tag = tagAt(text, next, scope);
      scope = tag.scope;
      listener.open(tag.name, tag.attributes, scope.bindings);
      at = tag.end;
      if (!tag.empty) continue;
      listener.close(true);
      scope = scopes.pop() ?? scope;
    } else if (text.startsWith("<![CDATA[", next)) {
      at = behind(text, "]]>", next);
      listener.text(lines(text.slice(next + 9, at - 3)), true, next + 9, at - 3);
    } else at = behind(text, "-->", next);
  }
}

/** The name of a document's root element. */
export function rootOf(text: string): Name {
  return tagAt(text, prologOf(text).root, outermost()).name;
}

/** Whether a document has a DOCTYPE. */
export function doctypeOf(text: string): boolean {
  return prologOf(text).doctype;
}

interface Scope {
  readonly bindings: ReadonlyMap<string, string>;
  /** Names that were met already, as they are written. */
  readonly elements: Map<string, Name>;
  readonly attributes: Map<string, Name>;
}

function outermost(): Scope {
  return { bindings: new Map([["xml", xmlNamespace]]), elements: new Map(), attributes: new Map() };
}

interface Tag {
  readonly name: Name;
  readonly attributes: readonly ScannedAttribute[];
  readonly scope: Scope;
  readonly empty: boolean;
  readonly end: number;
}

const xmlNamespace = "http://www.w3.org/XML/1998/namespace";

const tagName = /[^\s/>]+/y;
const attribute = /[ \t\r\n]+([^\s=/>]+)[ \t\r\n]*=[ \t\r\n]*("[^"]*"|'[^']*')/y;

function tagAt(text: string, start: number, outer: Scope): Tag {
  tagName.lastIndex = start + 1;
  const written = tagName.exec(text)?.[0] ?? "";
  let at = start + 1 + written.length;
  let scope = outer;
  const found: { written: string; value: string; start: number; end: number }[] = [];
  for (;;) {
    attribute.lastIndex = at;
    const match = attribute.exec(text);
    if (match === null) break;
    at = attribute.lastIndex;
    const [, name = "", quoted = ""] = match;
    const value = decode(quoted.slice(1, -1).replace(/\r\n|[\t\r\n]/g, " "));
    const prefix = name === "xmlns" ? "" : name.startsWith("xmlns:") ? name.slice(6) : undefined;
    if (prefix === undefined) found.push({ written: name, value, start: at - quoted.length + 1, end: at - 1 });
    else scope = bound(scope, prefix, value);
  }
  const end = text.indexOf(">", at) + 1;
  const attributes = found.map(({ written: name, ...rest }) => ({ name: nameIn(scope, name, true), ...rest }));
  return { name: nameIn(scope, written, false), attributes, scope, empty: text[end - 2] === "/", end };
}

function bound({ bindings }: Scope, prefix: string, uri: string): Scope {
  return { bindings: new Map([...bindings, [prefix, uri]]), elements: new Map(), attributes: new Map() };
}

/** An attribute without a prefix is in no namespace: https://www.w3.org/TR/xml-names/#defaulting */
function nameIn(scope: Scope, written: string, isAttribute: boolean): Name {
  const known = isAttribute ? scope.attributes : scope.elements;
  const found = known.get(written);
  if (found !== undefined) return found;
  const colon = written.indexOf(":");
  const prefix = colon < 0 ? "" : written.slice(0, colon);
  const local = written.slice(colon + 1);
  const uri = prefix === "" && isAttribute ? "" : (scope.bindings.get(prefix) ?? "");
  const name = { prefix, local, uri, key: uri === "" ? local : `{${uri}}${local}` };
  known.set(written, name);
  return name;
}

function behind(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length : at + end.length;
}

/** Where the root element begins, and whether a DOCTYPE stands before it. */
function prologOf(text: string): { readonly root: number; readonly doctype: boolean } {
  let doctype = false;
  let at = text.indexOf("<");
  while (at >= 0 && (text[at + 1] === "?" || text[at + 1] === "!")) {
    if (text[at + 1] === "?") at = behind(text, "?>", at);
    else if (text.startsWith("<!--", at)) at = behind(text, "-->", at + 4);
    else {
      doctype = true;
      at = behindDoctype(text, at);
    }
    at = text.indexOf("<", at);
  }
  return { root: Math.max(0, at), doctype };
}

/** https://www.w3.org/TR/xml/#NT-doctypedecl */
function behindDoctype(text: string, start: number): number {
  const parts = /<!--[^]*?-->|<\?[^]*?\?>|"[^"]*"|'[^']*'|[[\]>]/g;
  parts.lastIndex = start + 9;
  let inside = false;
  for (let part = parts.exec(text); part !== null; part = parts.exec(text)) {
    if (part[0] === "[") inside = true;
    else if (part[0] === "]") inside = false;
    else if (part[0] === ">" && !inside) return parts.lastIndex;
  }
  return text.length;
}

/** https://www.w3.org/TR/xml/#sec-line-ends */
function lines(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

function decode(text: string): string {
  const plain = lines(text);
  if (!plain.includes("&")) return plain;
  return plain.replace(/&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([^;]+));/g, (all, hex?: string, digits?: string, name = "") => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (digits !== undefined) return String.fromCodePoint(Number(digits));
    return entities[name as string] ?? all;
  });
}

/** https://www.w3.org/TR/xml/#sec-predefined-ent */
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
