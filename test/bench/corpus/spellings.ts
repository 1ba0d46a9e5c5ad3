/** What other programs write for the same document, by what differs. */
export const spellings: readonly (readonly [spelling: string, spell: (xml: string) => string])[] = [
  ["single quotes", (xml) => xml.replace(/ (\w+)="([^"']*)"/g, " $1='$2'")],
  ["attributes on lines of their own", (xml) => xml.replace(/ (\w+="[^"]*")/g, "\n    $1")],
  ["attributes in another order", (xml) => xml.replace(/ (\w+="[^"]*") (\w+="[^"]*")/g, " $2 $1")],
  ["spaces in start tags", (xml) => xml.replace(/(<[a-z]\w*(?: \w+="[^"]*")*)>/gi, "$1 >")],
  ["spaces in end tags of leaves", (xml) => xml.replace(/([^\s>]|\]\]>)(<\/\w+)>/g, "$1$2 >")],
  ["no CDATA", (xml) => xml.replace(/<!\[CDATA\[([^\]<&]*)\]\]>/g, "$1")],
  ["no white space", (xml) => xml.replace(/>\s+</g, "><")],
];

/** What the general path reads: a comment before each third line. */
export const commented: (typeof spellings)[number] = [
  "comments",
  (xml) => {
    let line = 0;
    return xml.replace(/\n\s*</g, (gap) => (line++ % 3 === 0 ? `${gap.slice(0, -1)}<!-- new -->${gap}` : gap));
  },
];

/** A document in another spelling; XML declaration and the tag of the root stay as they are. */
export function respelled(xml: Uint8Array, spell: (xml: string) => string): Uint8Array {
  const text = new TextDecoder().decode(xml);
  const [head = ""] = /^<\?.*?\?>\s*<[^>]*>/.exec(text) ?? [];
  return new TextEncoder().encode(head + spell(text.slice(head.length)));
}
