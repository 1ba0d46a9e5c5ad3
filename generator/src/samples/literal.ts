/** No character of the text can end the literal, begin a substitution, or be changed by TypeScript as a carriage return is. */
export function templateLiteral(text: string): string {
  const safe = text
    .replace(/[\\`]|\$(?=\{)/g, "\\$&")
    .replace(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
  return `\`${safe}\``;
}
