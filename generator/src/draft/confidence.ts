import type { Evidence } from "./evidence.js";
import { wordsOf } from "./words.js";

/** What a text seems to be that no log should show, and why. */
export interface Confidence {
  readonly mark: "secret" | "personal";
  readonly reason: string;
}

/** Guesses by the names of a text and of the element that it stands in, and by its spelling. */
export function confidenceOf(name: string, parent: string, evidence: Evidence): Confidence | undefined {
  const words = wordsOf(name);
  const has = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
  const isLabel = /^(?:type|status|count|required|format|id|method|enabled|brand|verified)$/.test(words.at(-1) ?? "");
  if (has(/^(?:password|passwd|passwort|pwd|passphrase|secret|cvv2?|cvc2?|cvn|csc|ssn|iban)$/) && !isLabel)
    return byName("secret");
  if ((has(/^(?:api|access|auth|private)$/) && has(/^(?:key|token)$/)) || has(/^(?:apikey|accesstoken|authtoken)$/))
    return byName("secret");
  if (has(/^security$/) && has(/^code$/)) return byName("secret");
  const isCard = has(/^(?:card|cc|creditcard|cardnumber|ccnumber|ccnum|pan)$/) && !has(/^gift$/);
  const isNumber = words.length === 1 || has(/^(?:number|num|no|nr|cardnumber|ccnumber|ccnum)$/);
  if (isCard && isNumber && !isLabel && !has(/^(?:masked|last|last4)$/)) return byName("secret");
  if (isLuhn(evidence)) return { mark: "secret", reason: "secret: its digits are those of cards" };
  if (evidence.count > evidence.empty && evidence.all.email)
    return { mark: "personal", reason: "personal: its texts are email addresses" };
  if (isLabel) return undefined;
  const isOfCard = has(/^(?:masked|last|last4|exp|expiry|expiration|expires|month|year|holder|name|owner)$/);
  if ((isCard && isOfCard) || has(/^cardholder$/)) return byName("personal");
  if (has(personal) || (has(/^(?:first|last|middle|full|given|family|maiden)$/) && has(/^name$/)))
    return byName("personal");
  if (has(/^ip$/) && !evidence.all.integer) return byName("personal");
  if (has(/^(?:customer|gift|internal|delivery|buyer|order)$/) && has(/^(?:notes?|comments?|messages?|instructions?)$/))
    return byName("personal");
  const ofPerson = wordsOf(parent).some((word) => person.test(word));
  if (ofPerson && has(/^(?:name|company|organi[sz]ation|title|notes?|comments?)$/)) return byName("personal");
  return undefined;
}

const personal =
  /^(?:e?mails?|phone\d*|telephone|tel|mobile|cell|cellphone|fax|address(?:es)?\d*|addr\d*|street\d*|city|town|zip|zipcode|postal|postcode|postalcode|firstname|lastname|surname|fullname|middlename|birthday|birthdate|birth|dob)$/;

const person =
  /^(?:bill|billing|billto|shipto|ship|customer|buyer|recipient|contact|person|payer|sender|owner|user|member|guest|purchaser|address|client|subscriber|cardholder|employee|author)$/;

function byName(mark: "secret" | "personal"): Confidence {
  return { mark, reason: `${mark} by its name` };
}

/** https://www.iso.org/standard/70484.html, annex B: the check digit of card numbers. */
function isLuhn({ words, more, all }: Evidence): boolean {
  if (more || words.size === 0 || !all.digits) return false;
  return [...words.keys()].every((digits) => {
    if (!/^[3-6]\d{13,18}$/.test(digits)) return false;
    let sum = 0;
    for (const [at, digit] of [...digits].toReversed().entries()) {
      const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
      sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 === 0;
  });
}
