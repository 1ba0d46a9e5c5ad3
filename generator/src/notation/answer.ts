import { nameAt, type NameSyntax } from "./key.js";
import { ourName } from "./names.js";
import { type Parsed, expectString, parseWhole, spanFrom, take, takeWords } from "./scanner.js";

/** What is answered: `400 text "not a datafeed"`, `text "ok"`, `none`, or the name of a document. */
export interface AnswerSyntax {
  readonly status?: NameSyntax;
  readonly text?: string;
  readonly document?: NameSyntax;
}

export function parseAnswer(text: string): Parsed<AnswerSyntax> {
  return parseWhole(text, (scanner): AnswerSyntax => {
    const start = scanner.position;
    const number = take(scanner, /\d+(?![\p{L}\p{N}_-])/uy);
    const status = number === undefined ? {} : { status: { name: number, ...spanFrom(scanner, start) } };
    if (number !== undefined && scanner.position === scanner.text.length) return status;
    if (takeWords(scanner, "text")) return { ...status, text: expectString(scanner, "the text") };
    if (takeWords(scanner, "none")) return status;
    return { ...status, document: nameAt(scanner, ourName, 'a document, "none", or "text" and a text') };
  });
}
