import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";
import type { CountryCode } from "../value-types.js";
import { writeTrimmed } from "./text.js";

/** A country by its two letters. One that is not listed is kept as it is, and noticed. */
export const countryCode: Codec<CountryCode> = /* @__PURE__ */ codec<CountryCode>(
  codecKinds.other,
  "countryCode",
  "a country code of ISO 3166-1",
  false,
  (text) => (text === "" ? invalid : text),
  (value) => (value === "" ? invalid : writeTrimmed(value)),
  { isUsual: (value) => typeof value === "string" && isCountryCode(value) },
);

/** Whether a text is one of the two-letter codes that ISO 3166-1 assigns: https://www.iso.org/iso-3166-country-codes.html */
export function isCountryCode(text: string): boolean {
  return text.length === 2 && assigned[text.charCodeAt(0) - 65]?.includes(text.charAt(1)) === true;
}

/** The second letters of all codes, by the first letter. */
const assigned: readonly string[] = [
  "DEFGILMOQRSTUWXZ",
  "ABDEFGHIJLMNOQRSTVWYZ",
  "ACDFGHIKLMNORUVWXYZ",
  "EJKMOZ",
  "CEGHRST",
  "IJKMOR",
  "ABDEFGHILMNPQRSTUWY",
  "KMNRTU",
  "DELMNOQRST",
  "EMOP",
  "EGHIMNPRWYZ",
  "ABCIKRSTUVY",
  "ACDEFGHKLMNOPQRSTUVWXYZ",
  "ACEFGILOPRUZ",
  "M",
  "AEFGHKLMNRSTWY",
  "A",
  "EOSUW",
  "ABCDEGHIJKLMNORSTVXYZ",
  "CDFGHJKLMNORTVWZ",
  "AGMSYZ",
  "ACEGINU",
  "FS",
  "",
  "ET",
  "AMW",
];
