/** A string as TypeScript writes it: no character of it can end the string, the line or the comment around it. */
export function quoted(text: string): string {
  const inner = JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escaped);
  return text.includes('"') && !text.includes("'") ? `'${inner.slice(1, -1).replaceAll('\\"', '"')}'` : inner;
}

/** The name of a property in a type. */
export function propertyName(name: string): string {
  return isIdentifier(name) && name !== "__proto__" ? name : quoted(name);
}

/** The name of a property in an object literal, where `__proto__` would set the prototype unless it is computed. */
export function propertyKey(name: string): string {
  return name === "__proto__" ? '["__proto__"]' : propertyName(name);
}

/** Text that can stand in a documentation comment. */
export function commentText(text: string): string {
  return text
    .replaceAll("*/", "*\\/")
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]+/g, " ")
    .trim();
}

/** Joins words as a sentence does: `a, b and c`. */
export function sentence(words: readonly string[], last = "and"): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

// https://262.ecma-international.org/#prod-IdentifierName
function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
