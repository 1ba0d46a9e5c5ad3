/** An XML name, with or without a prefix: https://www.w3.org/TR/xml-names/#ns-qualnames */
export const xmlName: RegExp = /[\p{L}_][\p{L}\p{N}\p{M}_.\-\u00B7]*(?::[\p{L}_][\p{L}\p{N}\p{M}_.\-\u00B7]*)?/uy;

/** A name of ours: a setting, a type, a parameter, a function. */
export const ourName: RegExp = /[\p{L}_][\p{L}\p{N}_-]*/uy;

/** A property of TypeScript, as an author may write it. */
export const propertyName: RegExp = /[\p{ID_Start}_$][\p{ID_Continue}$]*/uy;

/** A version: `0.7.2`, `060`. Two dots are no part of it. */
export const versionName: RegExp = /[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*/uy;

/** Whether the whole text is such a name. */
export function isWhole(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.exec(text)?.[0] === text;
}
