/** Collects what a schema language cannot say, each once: a comment in the output, and a note to whoever asked for it. */
export interface Notes {
  readonly add: (text: string) => void;
  readonly list: readonly string[];
}

/** A schema of another language, and what it does not say of the model. */
export interface Exported {
  readonly text: string;
  readonly notes: readonly string[];
}

export function newNotes(): Notes {
  const list: string[] = [];
  return { add: (text) => void (list.includes(text) || list.push(text)), list };
}

/** A text inside of a comment of XML, where two hyphens would end it: https://www.w3.org/TR/xml/#sec-comments */
export function commentText(text: string): string {
  return text.replaceAll(/-(?=-)/g, "- ").replace(/-$/, "- ");
}
