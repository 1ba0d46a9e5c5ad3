import { decodeText } from "./decode.js";
import { type Entity, type ExternalId, type LoadedText, type Reading, frameOf, refuse } from "./reading.js";
import { accept, matchAt, readQuoted, requireSpace, skipSpace } from "./scan.js";

/** The text that a reference to an entity stands for; `undefined` where it is outside and not read. */
export function textOf(reading: Reading, entity: Entity): LoadedText | undefined {
  if (entity.text !== undefined) return { text: entity.text, base: undefined };
  if (entity.external === undefined) return undefined;
  return (entity.loaded ??= loadText(reading, entity.external));
}

/** Brings the text of an external entity, where the caller does. */
export function loadText(reading: Reading, { systemId, publicId, base }: ExternalId): LoadedText | undefined {
  const url = base === undefined ? systemId : new URL(systemId, base).href;
  const bytes = reading.options.load?.({ url, systemId, publicId });
  if (bytes === undefined) return undefined;
  const { text, problem } = decodeText(bytes, undefined, reading.limits.document);
  if (problem !== undefined)
    return refuse(reading, problem.expected, `${problem.received} in ${JSON.stringify(systemId)}`, problem.code);
  reading.size += text.length;
  return { text: withoutDeclaration(reading, text), base: base === undefined ? undefined : url };
}

/** https://www.w3.org/TR/xml/#NT-TextDecl */
const declaration =
  /<\?xml(?:[ \t\n]+version[ \t\n]*=[ \t\n]*(?:"1\.(?!1")[0-9]+"|'1\.(?!1')[0-9]+'))?[ \t\n]+encoding[ \t\n]*=[ \t\n]*(?:"[A-Za-z][A-Za-z0-9._-]*"|'[A-Za-z][A-Za-z0-9._-]*')[ \t\n]*\?>/y;

function withoutDeclaration(reading: Reading, text: string): string {
  if (!/^<\?xml[ \t\n]/.test(text)) return text;
  const found = matchAt(declaration, text, 0)?.[0];
  if (found === undefined)
    return refuse(reading, "a text declaration with an encoding", JSON.stringify(text.slice(0, 40)));
  return text.slice(found.length);
}

/** https://www.w3.org/TR/xml/#NT-PubidLiteral */
const publicCharacters = /^[ \n\ra-zA-Z0-9\-'()+,./:=?;!*#@$_%]*$/;

/**
 * Reads where an external entity is, or nothing. A notation may have a public identifier alone.
 *
 * @see https://www.w3.org/TR/xml/#NT-ExternalID
 */
export function readExternalId(reading: Reading, notation: boolean): ExternalId | undefined {
  const { base } = frameOf(reading);
  if (accept(reading, "SYSTEM")) {
    requireSpace(reading);
    return { systemId: readQuoted(reading, "a system identifier"), publicId: undefined, base };
  }
  if (!accept(reading, "PUBLIC")) return undefined;
  requireSpace(reading);
  const publicId = readQuoted(reading, "a public identifier");
  if (!publicCharacters.test(publicId))
    refuse(reading, "characters of a public identifier", JSON.stringify(publicId.slice(0, 40)));
  const spaced = skipSpace(reading);
  const { text, position } = frameOf(reading);
  if (notation && text.charAt(position) === ">") return { systemId: "", publicId, base };
  if (!spaced) refuse(reading, "white space");
  return { systemId: readQuoted(reading, "a system identifier"), publicId, base };
}
