import * as leafKinds from "./leaf-kind-numbers.js";
import * as codecKinds from "../codec-kinds.js";
import { type Codec, type CodecDetail, invalid } from "../codec.js";

/** A leaf's kind, and the one of the values where some words mean nothing though the codec would take them. */
export function leafKindsOf(codec: Codec<unknown>, nothing: readonly string[]): { kind: number; otherwise: number } {
  const kind = kindOf(codec);
  if (!nothing.some((word) => word !== "" && codec.read(word) !== invalid)) return { kind, otherwise: kind };
  // Such a word of a number has one spelling; a text may spell it with references.
  return kind >= leafKinds.integer && kind !== leafKinds.word && kind !== leafKinds.converted
    ? { kind: leafKinds.unlessNothing, otherwise: kind }
    : { kind: leafKinds.converted, otherwise: leafKinds.converted };
}

/** A kind that takes nothing that the codec would not, and takes it for the same value. */
function kindOf({ kind, detail }: Codec<unknown>): number {
  const isText = kind === codecKinds.text || kind === codecKinds.id;
  if (isNarrowed(detail) || (detail.maxLength !== undefined && !isText)) return leafKinds.converted;
  if (kind === codecKinds.integer) return leafKinds.integer;
  if (hasBounds(detail)) return leafKinds.converted;
  if (kind === codecKinds.text) return leafKinds.text;
  if (kind === codecKinds.id) return leafKinds.id;
  if (kind === codecKinds.decimal) return leafKinds.decimal;
  if (kind === codecKinds.unixTime) return leafKinds.unixTime;
  if (kind === codecKinds.boolean || kind === codecKinds.enumeration) return leafKinds.word;
  return detail.scan === undefined ? leafKinds.converted : leafKinds.scanned;
}

function isNarrowed({ pattern, values, minLength, totalDigits, fractionDigits }: CodecDetail): boolean {
  return (pattern ?? values ?? minLength ?? totalDigits ?? fractionDigits) !== undefined;
}

function hasBounds({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: CodecDetail): boolean {
  return (minimum ?? maximum ?? exclusiveMinimum ?? exclusiveMaximum) !== undefined;
}
