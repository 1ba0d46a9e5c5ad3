import { describe, expect, test } from "vitest";
import type { Encoding } from "../../../runtime/src/reader/encodings.js";
import { levelOf } from "../../../runtime/src/reader/stream/levels.js";
import { joined, iteratorOf, nextOf } from "../../../runtime/src/reader/stream/source.js";
import { transcoder } from "../../../runtime/src/reader/stream/transcoder.js";
import { type MemberTable, text } from "@tagsmith/runtime";
import { stateOf } from "./states.js";
import { record, rooted } from "./tables.js";

describe("a text is written as UTF-8 whatever stands across the borders of its pieces", () => {
  const letters = "aé€😀\u{10ffff}z";
  test.each<[encoding: Encoding, bytes: Uint8Array]>([
    ["UTF-8", Buffer.from(letters)],
    ["UTF-16LE", Buffer.from(letters, "utf16le")],
    ["UTF-16BE", Buffer.from(letters, "utf16le").swap16()],
  ])("%s", (encoding, bytes) => {
    for (let size = 1; size <= bytes.length; size++) {
      const convert = transcoder(encoding);
      const parts: Buffer[] = [];
      for (let at = 0; at < bytes.length; at += size) {
        const { bytes: part, wrong } = convert(bytes.subarray(at, at + size), false);
        expect(wrong).toBeUndefined();
        // No piece ends in the midst of a character.
        if (encoding !== "UTF-8") expect(Buffer.from(part).toString()).not.toContain("\ufffd");
        parts.push(Buffer.from(part));
      }
      const { bytes: rest, wrong } = convert(new Uint8Array(0), true);
      expect([Buffer.concat([...parts, rest]).toString(), wrong]).toEqual([letters, undefined]);
    }
  });

  test("each byte is a character of other encodings", () => {
    const convert = transcoder("ISO-8859-1");
    expect(Buffer.from(convert(Uint8Array.of(0x61, 0xe9), false).bytes).toString()).toBe("aé");
    expect(transcoder("windows-1252")(Uint8Array.of(0x81), false).wrong).toBe("the byte 0x81");
  });

  test.each<[encoding: Encoding, bytes: number[], wrong: string]>([
    ["UTF-16LE", [0x61, 0, 0x62], "the byte 0x62"],
    ["UTF-16LE", [0x3d, 0xd8], "half a character, U+D83D"],
    ["UTF-16BE", [0xd8, 0x3d], "half a character, U+D83D"],
    ["UTF-16BE", [0xd8, 0x3d, 0xde], "half a character, U+D83D"],
  ])("what is no text of %s at its end is told then: %j", (encoding, bytes, wrong) => {
    const convert = transcoder(encoding);
    expect(convert(Uint8Array.from(bytes), false).wrong).toBeUndefined();
    expect(convert(new Uint8Array(0), true).wrong).toBe(wrong);
  });

  test("what is none of it before is told at once", () => {
    expect(transcoder("UTF-16LE")(Uint8Array.of(0, 0xdc, 0x61, 0), false).wrong).toBe("half a character, U+DC00");
  });
});

describe("pieces are what anything gives that can be iterated over, or read", () => {
  const one = Uint8Array.of(1);
  test.each<[what: string, make: () => Parameters<typeof iteratorOf>[0]]>([
    ["a list", () => [one]],
    [
      "a generator",
      async function* generator() {
        yield one;
      } as never,
    ],
    ["a stream", () => new Blob([one]).stream() as never],
    ["a stream of an older host", () => ({ getReader: () => new Blob([one]).stream().getReader() }) as never],
  ])("%s", async (_what, make) => {
    const iterator = iteratorOf(make());
    expect(await nextOf(iterator)).toEqual(one);
    expect(await nextOf(iterator)).toBeUndefined();
    expect((await iteratorOf(make()).return?.())?.done ?? true).toBe(true);
  });

  test("and nothing but bytes", async () => {
    await expect(nextOf(iteratorOf(["a"] as never))).rejects.toThrow("expected chunks of bytes but received string");
  });

  test("and are put together as they are", () => {
    expect(joined([], 0)).toEqual(new Uint8Array(0));
    expect(joined([one], 1)).toBe(one);
    expect(joined([one, Uint8Array.of(2, 3)], 3)).toEqual(Uint8Array.of(1, 2, 3));
  });
});

describe("the elements that lead to the items, and those that are items", () => {
  const leaf: MemberTable = { xml: "a", as: "a", number: "?", type: text };
  const list: MemberTable = { xml: ["i", "box/i", "box/deep/j"], as: "items", number: "*", type: text };
  const words: MemberTable = { xml: "$", as: "text", type: text };

  /** The names of the elements: `box(i deep(j))`, an item after a star. */
  function shown(members: readonly MemberTable[], path: readonly string[] | undefined): string {
    const [root] = stateOf(rooted(members), "").plan.roots;
    const show = ({ through, items }: ReturnType<typeof levelOf>): string =>
      [
        ...items.map(({ name }) => `*${name}`),
        ...[...through].map(([{ name }, level]) => `${name}(${show(level)})`),
      ].join(" ");
    return show(levelOf(root!.node!, path));
  }

  test.each<[members: MemberTable[], path: string[] | undefined, expected: string]>([
    [[leaf, list], ["items"], "*i box(*i deep(*j))"],
    [[leaf, list], undefined, ""],
    [[leaf, list], ["others"], ""],
    [[leaf, list], ["items", "more"], ""],
    [[leaf, { xml: "w/b", as: "b", type: text }], ["items"], ""],
    [[words, list], ["items"], ""],
    [[{ xml: "in", as: "inner", type: record("In", [list, leaf]) }], ["inner", "items"], "in(*i box(*i deep(*j)))"],
    [[{ xml: "in", as: "inner", type: record("In", [list, leaf]) }], ["inner", "others"], ""],
    [[{ xml: "in", as: "inner", type: record("In", [list, words]) }], ["inner", "items"], ""],
    [[{ xml: "in", as: "inner", number: "*", type: record("In", [list]) }], ["inner", "items"], ""],
    [
      [{ xml: ["in", "w/in"], as: "inner", type: record("In", [list]) }],
      ["inner", "items"],
      "w(in(*i box(*i deep(*j)))) in(*i box(*i deep(*j)))",
    ],
    [[{ xml: "in", as: "inner", type: text }], ["inner", "items"], ""],
  ])("%#: %j", (members, path, expected) => {
    expect(shown(members, path)).toBe(expected);
  });
});
