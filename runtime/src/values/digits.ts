import { type FacetCode, count } from "./narrowed.js";

/** How many digits a number may have. */
export const digits: FacetCode = {
  facets: ["totalDigits", "fractionDigits"],
  words: (_, { totalDigits, fractionDigits }) => [
    ...(totalDigits === undefined ? [] : [`with at most ${count(totalDigits, "digit")}`]),
    ...(fractionDigits === undefined ? [] : [`with at most ${count(fractionDigits, "digit")} after the point`]),
  ],
  check(_, { totalDigits, fractionDigits }) {
    if (totalDigits === undefined && fractionDigits === undefined) return undefined;
    return (_value, text) => hasAtMostDigits(text, totalDigits ?? Infinity, fractionDigits ?? Infinity);
  },
};

/** Zeros that do not change the value do not count: https://www.w3.org/TR/xmlschema-2/#rf-totalDigits. */
function hasAtMostDigits(text: string, total: number, fraction: number): boolean {
  const [whole = "", parts = ""] = text.replace(/^[+-]?0*/, "").split(".");
  let behind = parts.length;
  while (behind > 0 && parts.charCodeAt(behind - 1) === 48) behind--;
  return behind <= fraction && whole.length + behind <= total;
}
