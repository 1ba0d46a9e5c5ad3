/** A word in double quotes, as messages show it. */
export function quoteWord(word: string): string {
  return JSON.stringify(word);
}

/** Words in a sentence: `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[], last: "and" | "or"): string {
  return words.length < 2
    ? (words[0] ?? "")
    : `${words.slice(0, -1).join(", ")} ${last} ${words[words.length - 1] ?? ""}`;
}
