import { encodeForm } from "../values/form-url-encoding.js";
import { encodePercent } from "./percent.js";

/** What stands in the place of a secret. */
export const masked = "***";

/** A shorter secret is masked only where it is all of a value: its letters are in every message. */
export const shortestMasked = 4;

/** A text without the secrets in it, in whatever spelling a request gives them. */
export function mask(text: string, secrets: Iterable<string>): string {
  const given = [...secrets];
  if (given.includes(text) && text !== "") return masked;
  const spellings = new Set(given.filter((secret) => secret.length >= shortestMasked).flatMap(spellingsOf));
  // The longest first: a secret may hold another, and its rest must not stay.
  return [...spellings]
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, secret) => rest.replaceAll(secret, masked), text);
}

/** As requests write it, and as a form holds a document whose texts are escaped already. */
function spellingsOf(secret: string): string[] {
  const spellings = escapesOf(secret);
  return [...spellings, ...spellings.map(encodeForm)];
}

function escapesOf(secret: string): string[] {
  const escapes = [secret, encodeForm(secret), JSON.stringify(secret).slice(1, -1), encodeXml(secret)];
  // encodePercent cannot write half of a surrogate pair.
  if (!/\p{Surrogate}/u.test(secret))
    escapes.push(encodePercent(secret), encodeURIComponent(secret), encodeURI(secret));
  return escapes;
}

function encodeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
