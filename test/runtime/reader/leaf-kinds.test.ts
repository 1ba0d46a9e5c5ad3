import { describe, expect, test } from "vitest";
import { type Codec, boolean, date, decimal, enumeration, id, integer, list, text, unixTime } from "@tagsmith/runtime";
import { restricted } from "@tagsmith/runtime/xsd";
import { leafKindsOf } from "../../../runtime/src/reader/leaf-kinds.js";
import * as kinds from "../../../runtime/src/reader/leaf-kind-numbers.js";

const word = enumeration([["a", "A"]]);

describe("a leaf is read from its bytes where they decide, and else its text is given to the codec", () => {
  test.each<[what: string, codec: Codec<unknown>, kind: number]>([
    ["text", text, kinds.text],
    ["id", id, kinds.id],
    ["integer", integer, kinds.integer],
    ["decimal", decimal, kinds.decimal],
    ["word", word, kinds.word],
    ["boolean", boolean("y", "n"), kinds.word],
    ["time", unixTime, kinds.unixTime],
    ["date", date(["yyyyMMdd"]), kinds.scanned],
    ["list", list(integer, ","), kinds.converted],
    // The length is measured and the bounds are compared where the bytes are read.
    ["short text", restricted(text, { maxLength: 3 }), kinds.text],
    ["short id", restricted(id, { maxLength: 3 }), kinds.id],
    ["small integer", restricted(integer, { minimum: "1", maximum: "5" }), kinds.integer],
    ["smaller integer", restricted(integer, { exclusiveMinimum: "1", exclusiveMaximum: "5" }), kinds.integer],
    ["text of a pattern", restricted(text, { pattern: "[0-9]+" }), kinds.converted],
    ["text of some values", restricted(text, { values: ["a"] }), kinds.converted],
    ["long text", restricted(text, { minLength: 3 }), kinds.converted],
    ["long id", restricted(id, { minLength: 3 }), kinds.converted],
    ["integer of some values", restricted(integer, { values: ["1"] }), kinds.converted],
    ["integer of a few digits", restricted(integer, { totalDigits: 3 }), kinds.converted],
    ["decimal of a few digits", restricted(decimal, { fractionDigits: 2 }), kinds.converted],
    ["small decimal", restricted(decimal, { maximum: "5" }), kinds.converted],
    ["smaller decimal", restricted(decimal, { exclusiveMaximum: "5" }), kinds.converted],
    ["large decimal", restricted(decimal, { minimum: "5" }), kinds.converted],
    ["larger decimal", restricted(decimal, { exclusiveMinimum: "5" }), kinds.converted],
    ["late time", restricted(unixTime, { minimum: "5" }), kinds.converted],
    ["short list", restricted(list(integer, ","), { maxLength: 3 }), kinds.converted],
    ["words of a pattern", restricted(word, { pattern: "[0-9]+" }), kinds.converted],
  ])("%s", (_what, codec, kind) => {
    expect(leafKindsOf(codec, [])).toEqual({ kind, otherwise: kind });
    // That nothing is there may be said by words which are no value anyway.
    expect(leafKindsOf(codec, [""])).toEqual({ kind, otherwise: kind });
  });
});

describe("a word that means nothing though it could be a value is looked for first", () => {
  test.each<[what: string, codec: Codec<unknown>, nothing: string[], kind: number, otherwise: number]>([
    ["integer", integer, ["0"], kinds.unlessNothing, kinds.integer],
    ["integer", integer, ["", "0"], kinds.unlessNothing, kinds.integer],
    ["integer", integer, ["none"], kinds.integer, kinds.integer],
    ["integer", integer, ["none", "0"], kinds.unlessNothing, kinds.integer],
    ["decimal", decimal, ["0.00"], kinds.unlessNothing, kinds.decimal],
    ["time", unixTime, ["0"], kinds.unlessNothing, kinds.unixTime],
    ["date", date(["yyyyMMdd"]), ["19000101"], kinds.unlessNothing, kinds.scanned],
    ["date", date(["yyyyMMdd"]), ["00000000"], kinds.scanned, kinds.scanned],
    // Such a word may be spelled with references, and one of several words is compared as a whole anyway.
    ["text", text, ["none"], kinds.converted, kinds.converted],
    ["id", id, ["0"], kinds.converted, kinds.converted],
    ["word", word, ["a"], kinds.converted, kinds.converted],
    ["word", word, ["b"], kinds.word, kinds.word],
    ["list", list(integer, ","), ["0"], kinds.converted, kinds.converted],
  ])("%s %j", (_what, codec, nothing, kind, otherwise) => {
    expect(leafKindsOf(codec, nothing)).toEqual({ kind, otherwise });
  });
});
