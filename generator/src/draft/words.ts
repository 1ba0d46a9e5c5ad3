/** The words of a name, in lower case: `OrderID` is order and id, `cc_number` is cc and number. */
export function wordsOf(name: string): readonly string[] {
  return name
    .split(/[_\-.:\u00B7]+/u)
    .flatMap((part) => part.split(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u))
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
}

/** Whether a name is the plural of another: `Items` of `Item`, `categories` of `category`, `OrderList` of `Order`. */
export function isPlural(plural: string, singular: string): boolean {
  const many = wordsOf(plural).join("");
  const one = wordsOf(singular).join("");
  if (many.length <= one.length && !one.endsWith("y")) return false;
  return [
    `${one}s`,
    `${one}es`,
    one.replace(/y$/, "ies"),
    `${one}list`,
    `${one}collection`,
    `listof${one}`,
    `arrayof${one}`,
    `${one}sequence`,
  ].some((each) => each !== one && (many === each || many.endsWith(each)));
}

/** A name for a list of what has this name. */
export function pluralOf(name: string): string {
  if (/(?:s|list|data|info)$/i.test(name) || !/[a-z]$/i.test(name)) return name;
  if (/[^aeiou]y$/i.test(name)) return name.replace(/y$/i, "ies");
  return /(?:x|ch|sh|z)$/i.test(name) ? `${name}es` : `${name}s`;
}
