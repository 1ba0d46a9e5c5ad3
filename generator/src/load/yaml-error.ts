import { Lexer, type YAMLError } from "yaml";
import type { Place } from "../problems/place.js";
import { positionOf } from "../problems/place.js";
import { type Problems, quote } from "../problems/problems.js";

/** Says what is wrong with a file that is no YAML, as far as one error does not follow from another. */
export function reportYamlErrors(errors: readonly YAMLError[], file: string, text: string, problems: Problems): void {
  const lines = new Set<number>();
  for (const error of errors.toSorted((a, b) => a.pos[0] - b.pos[0])) {
    const { line } = positionOf(text, error.pos[0]);
    if (!lines.has(line)) report(error, file, text, problems);
    lines.add(line);
    // After any other error the parser does not know where it is.
    if (!independent.has(error.code)) return;
  }
}

const independent: ReadonlySet<string> = new Set([
  "DUPLICATE_KEY",
  "TAB_AS_INDENT",
  "BAD_SCALAR_START",
  "TAG_RESOLVE_FAILED",
]);

function report(error: YAMLError, file: string, text: string, problems: Problems): void {
  const start = error.pos[0];
  const rest = text.slice(start).split(/[\r\n]/, 1)[0] ?? "";
  const word = /^\S+/.exec(rest)?.[0] ?? "";
  const place: Place = { file, start, end: start + Math.max(1, word.length) };
  const found = word === "" ? "the end of the line" : quote(word);
  switch (error.code) {
    case "DUPLICATE_KEY": {
      const key = /^(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*'|[^:]*)/.exec(rest)?.[0].trimEnd() ?? "";
      const name = key.replace(/^(["'])(.*)\1$/s, "$2");
      return problems.add(
        "yaml",
        { ...place, end: start + key.length },
        "each key once",
        `${quote(name)} a second time`,
      );
    }
    case "TAB_AS_INDENT":
      return problems.add("yaml", { ...place, end: start + 1 }, "spaces", "a tab", {
        hint: "YAML is indented with spaces",
      });
    case "MULTIPLE_DOCS":
      return problems.add("yaml", place, "one document in a file", "a second one");
    case "BAD_SCALAR_START":
      return problems.add("yaml", place, "a value", found, {
        hint: `what begins with ${quote(rest.slice(0, 1))} stands in quotes`,
      });
    case "BLOCK_AS_IMPLICIT_KEY":
      return problems.add(
        "yaml",
        { ...place, end: start + rest.trimEnd().length },
        "one value after the key",
        quote(rest.trimEnd()),
        {
          hint: 'a text with ": " in it stands in quotes, and the keys of a map on lines of their own',
        },
      );
    case "TAG_RESOLVE_FAILED":
      return problems.add("yaml", place, "a value", `${found}, a tag of YAML`);
    case "MISSING_CHAR": {
      const quotes = /closing ["']quote/.test(error.message) ? openingQuote(text) : undefined;
      if (quotes !== undefined)
        return problems.add(
          "yaml",
          { file, start: quotes, end: quotes + 1 },
          "quotes that end",
          `the end of the file after ${text[quotes]}`,
        );
      // After the end of a flow map or list nothing can stand but a comment.
      const rightOf = /^[}\]]\s*(?=\S)/.exec(rest)?.[0].length;
      if (rightOf !== undefined) {
        const after = rest.slice(rightOf).trimEnd();
        const at = { file, start: start + rightOf, end: start + rightOf + after.length };
        return problems.add("yaml", at, "the end of the line", quote(after));
      }
      return problems.add("yaml", place, "YAML", found, { hint: sentence(error.message) });
    }
    default:
      if (/["']/.test(text[start - 1] ?? ""))
        return problems.add(
          "yaml",
          { ...place, end: start + 1 },
          'nothing or ":" after the quotes',
          quote(rest.slice(0, 1)),
          {
            hint: "put all of it into the quotes",
          },
        );
      return problems.add("yaml", place, "YAML", found, { hint: sentence(error.message) });
  }
}

/** Where the quotes begin that do not end: the library says where the file ends. */
function openingQuote(text: string): number | undefined {
  let offset = 0;
  let found: number | undefined;
  for (const lexeme of new Lexer().lex(text)) {
    if (/^["']/.test(lexeme)) found = offset;
    if (!/^[\u0002\u0018\u001F]$/.test(lexeme)) offset += lexeme.length;
  }
  return found;
}

/** The library's message as a part of ours. */
function sentence(message: string): string {
  const first = message.split("\n", 1)[0] ?? "";
  return first.slice(0, 1).toLowerCase() + first.slice(1);
}
