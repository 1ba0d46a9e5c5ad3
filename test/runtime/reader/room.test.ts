import { afterEach, describe, expect, test, vi } from "vitest";
import {
  type Room,
  asciiSlice,
  giveRoom,
  makeRoom,
  padding,
  roomOf,
  takeRoom,
  utf8Slice,
} from "../../../runtime/src/reader/room.js";

const encoder = new TextEncoder();

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A room for a text, with the host's buffers and without. */
function rooms(text: string): Room[] {
  const bytes = encoder.encode(text);
  const withHost = makeRoom(bytes.length + padding);
  withHost.bytes.set(bytes);
  vi.stubGlobal("Buffer", undefined);
  const without = makeRoom(bytes.length + padding);
  without.bytes.set(bytes);
  vi.unstubAllGlobals();
  return [withHost, without];
}

describe("bytes are the text that they were made of, in short texts and long ones, with the host's help and without", () => {
  test.each([
    "",
    "a",
    "x".repeat(24),
    "x".repeat(25),
    "é",
    "aé",
    "éa",
    "aéb€c😀d",
    "😀",
    "\u007f\u0080\u07ff\u0800\uffff\u{10000}",
    "é".repeat(12),
    "é".repeat(13),
    `${"x".repeat(23)}é`,
    `${"x".repeat(22)}é`,
    "\ufeff",
    `\ufeff${"x".repeat(40)}`,
    "語".repeat(200),
  ])("%j", (text) => {
    const size = encoder.encode(text).length;
    const before = encoder.encode("<é>").length;
    for (const room of rooms(`<é>${text}</é>`)) {
      expect(utf8Slice(room, before, before + size)).toBe(text);
      if (size === text.length) expect(asciiSlice(room, before, before + size)).toBe(text);
    }
  });
});

test("a host whose buffers make no strings is done without", () => {
  for (const slices of [{}, { latin1Slice: () => "wrong" }, { utf8Slice: () => "wrong" }]) {
    vi.stubGlobal("Buffer", { from: () => slices });
    expect(makeRoom(8).host).toBeUndefined();
  }
  for (const host of [undefined, {}, { from: undefined }]) {
    vi.stubGlobal("Buffer", host);
    expect(makeRoom(8).host).toBeUndefined();
  }
  vi.stubGlobal("Buffer", { from: () => ({ latin1Slice: () => "latin1", utf8Slice: () => "utf8" }) });
  expect(makeRoom(8).host?.latin1Slice(0, 8)).toBe("latin1");
});

describe("a room that was given back is taken again where it is large enough", () => {
  test("and no other one", () => {
    const room = makeRoom(100_000 + padding);
    giveRoom(room);
    expect(takeRoom(100_001)).not.toBe(room);
    expect(takeRoom(100_000)).toBe(room);
    // It is taken once.
    expect(takeRoom(10)).not.toBe(room);
  });

  test("but not where it would hold much memory for ever", () => {
    const small = makeRoom(8_388_608);
    giveRoom(small);
    giveRoom(makeRoom(8_388_609));
    expect(takeRoom(10)).toBe(small);
  });

  test("with zeros behind what it holds", () => {
    const room = makeRoom(200 + padding);
    room.bytes.fill(120);
    giveRoom(room);
    const filled = roomOf(encoder.encode("ab"));
    expect(filled).toBe(room);
    expect([...filled.bytes.subarray(0, 68)]).toEqual([97, 98, ...Array.from({ length: 64 }, () => 0), 120, 120]);
  });

  test("and one that is made has a quarter more", () => {
    giveRoom(makeRoom(0));
    expect(takeRoom(100_000).bytes.length).toBe(100_000 + padding + 25_000);
  });
});
