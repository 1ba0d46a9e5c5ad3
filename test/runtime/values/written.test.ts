import { describe, expect, test } from "vitest";
import { type Codec, date, dateTime, entries, id, instant, list, text, time } from "@tagsmith/runtime";
import { xsd } from "@tagsmith/runtime/xsd";
import { invalid } from "../../../runtime/src/codec.js";

/** Values that a program gives, most of which are none: each is refused, not written in another way. */
const writings: readonly [
  what: string,
  codec: Codec<unknown>,
  written: readonly (readonly [unknown, string])[],
  refused: readonly unknown[],
][] = [
  [
    "a day",
    date(["M/d/yyyy"]),
    [
      ["2018-03-08", "3/8/2018"],
      ["2016-02-29", "2/29/2016"],
      ["0000-01-31", "1/31/0000"],
      ["9999-12-31", "12/31/9999"],
    ],
    [
      "2018-3-08",
      "2018-03-8",
      "20180308",
      "2018/03/08",
      "2018-03/08",
      "2018-13-01",
      "2018-00-10",
      "2018-02-29",
      "2018-04-31",
      "2018-01-00",
      "2018-01-32",
      "-018-01-01",
      "2018-0a-01",
      "2018-01-0b",
      "x018-01-01",
      "2018-03-08T00:00",
      "",
      20180308,
      null,
      new Date(0),
    ],
  ],
  [
    "a time of day",
    time(["H:mm[:ss[.SSS]]"]),
    [
      ["22:26", "22:26"],
      ["00:00", "0:00"],
      ["22:26:59", "22:26:59"],
      ["22:26:00", "22:26"],
      ["22:26:00.5", "22:26:00.500"],
      ["22:26:01.123456789", "22:26:01.123"],
      ["23:59:59.999", "23:59:59.999"],
    ],
    [
      "22:26:5",
      "22-26",
      "2:26",
      "24:00",
      "22:60",
      "22:26:60",
      "22:26-00",
      "22:26:00.",
      "22:26:00.1234567890",
      "22:26:00,5",
      "22:26:00.x",
      "2a:26",
      "22:2b",
      "22:26:0c",
      "22:26:",
      "22:26:00Z",
      "",
      2226,
      null,
    ],
  ],
  [
    "a day and time",
    dateTime(["yyyy-MM-dd HH:mm:ss"]),
    [
      ["2018-03-08T22:26:01", "2018-03-08 22:26:01"],
      ["2018-03-08T22:26", "2018-03-08 22:26:00"],
    ],
    [
      "2018-03-08",
      "2018-03-08 22:26:01",
      "2018-03-08T",
      "T22:26:01",
      "2018-02-30T22:26:01",
      "2018-03-08T25:00:00",
      "",
      null,
    ],
  ],
  [
    "a list",
    list(id, ","),
    [
      [["a", "b"], "a,b"],
      [["a"], "a"],
    ],
    [[], [""], ["a,b"], "a", null, [1], ["a", undefined]],
  ],
  [
    "a list by spaces",
    list(text, " "),
    [
      [["a", "b"], "a b"],
      [[], ""],
    ],
    [["a b"], ["a\tb"], ["a\nb"], ["\r"], [""], [" a"], ["a "], "a b"],
  ],
  [
    "a list whose separator can overlap",
    list(text, "--"),
    [[["a", "b"], "a--b"]],
    [["a-", "b"], ["a", "b--c"], ["a--"]],
  ],
  [
    "names and values",
    entries(text, ":", "|"),
    [
      [
        [
          { name: "a", value: "1" },
          { name: "", value: "2" },
        ],
        "a:1|2",
      ],
      [[{ name: "a", value: "b:c" }], "a:b:c"],
      [[{ name: "", value: ":x" }], ":x"],
    ],
    [
      [],
      [{ name: "a:b", value: "c" }],
      [{ name: "a|b", value: "c" }],
      [{ name: "a", value: "b|c" }],
      [{ name: "", value: "b:c" }],
      [{ name: 1, value: "c" }],
      [null],
      ["a:1"],
      [{ value: "c" }],
      [{ name: "a", value: 1 }],
      "a:1",
      null,
    ],
  ],
  [
    "an instant without milliseconds",
    instant(["yyyy-MM-dd HH:mm:ss"], "-05:30"),
    [[new Date(Date.UTC(2018, 2, 8, 3, 56, 1)), "2018-03-07 22:26:01"]],
    [new Date(Number.NaN), 0, "2018-03-07 22:26:01", null],
  ],
  [
    "bytes",
    xsd("hexBinary"),
    [
      [Uint8Array.of(0, 9, 16, 255), "000910FF"],
      [new Uint8Array(), ""],
    ],
    ["00", [], null],
  ],
  [
    "bytes in base64",
    xsd("base64Binary"),
    [
      [Uint8Array.of(0), "AA=="],
      [new Uint8Array(), ""],
    ],
    ["AA==", [], null],
  ],
  [
    "text without tabs",
    xsd("normalizedString"),
    [
      ["a  b", "a  b"],
      ["", ""],
    ],
    ["a\tb", "a\nb", "a\rb", 1, null],
  ],
  [
    "a token",
    xsd("token"),
    [
      ["a b", "a b"],
      ["", ""],
    ],
    [" a", "a ", "a  b", "a\tb", 1, null],
  ],
];

describe("a type writes its values in one way and refuses all others", () => {
  test.each(writings)("%s", (_what, codec, written, refused) => {
    expect(written.map(([value]) => codec.write(value))).toEqual(written.map(([, spelling]) => spelling));
    expect(refused.filter((value) => codec.write(value) !== invalid)).toEqual([]);
  });
});
