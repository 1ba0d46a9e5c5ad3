import { describe, expect, test } from "vitest";
import { safeParse } from "@tagsmith/runtime";
import { jsonOf } from "../../../generator/src/commands/json.js";
import { revive } from "../../../generator/src/commands/revive.js";
import { tableInMemory } from "../../../generator/src/commands/tables.js";
import { readSpecs } from "../../../generator/src/front.js";

const spec = `root: all
types:
  all:                                   # Everything that JSON has no type for.
    "@at": dateTime "yyyy-MM-dd HH:mm" UTC   # An instant.
    unix: unixTime                       # Another.
    local: dateTime "yyyy-MM-dd HH:mm"   # A time without a zone.
    big: integer as bigint               # Many digits.
    bytes: base64                        # Bytes.
    hex?: hex                            # Bytes, too.
    when: seconds < 0 or unixTime        # One or the other.
    span: seconds > 0 negated as secondsBeforeEnd or unixTime as at   # Either, by its name.
    times: list of unixTime by ","       # A list in a text.
    entry*: Entry
    pay: Pay
    all?: all
    custom: map of unixTime              # Entries.
  Entry:                                 # One of several.
    "@time?": unixTime                   # When.
    $: text                              # What looks like an instant: 2026-02-03T04:05:00.000Z.
  Pay:                                   # A choice.
    one of as method:
      later: unixTime                    # Then.
      now: decimal                       # Now.
`;

const inner = `<unix>1</unix><local>2026-02-03 04:05</local><big>9007199254740993</big><bytes>AQID</bytes><hex>00ff</hex>
  <when>-5</when><span>-60</span><times>1,2</times><entry time="7">2026-02-03T04:05:00.000Z</entry><entry>x</entry>
  <pay><later>9</later></pay>`;
const xml = `<all at="2026-02-03 04:05">${inner}<all at="2026-02-03 04:06">${inner.replace("-5", "5").replace("-60", "60")}<custom/></all><custom><a>1</a></custom></all>`;

const files = new Map([
  ["acme/platform.yaml", "title: Acme\n"],
  ["acme/all.yaml", spec],
]);

describe("revive", () => {
  const { platforms, problems } = readSpecs(files);
  const [platform] = platforms;
  const [document] = platform?.documents ?? [];

  test("makes the value again that was printed as JSON", () => {
    expect(problems).toEqual([]);
    if (platform === undefined || document === undefined) throw new Error("the spec is wrong");
    const { value } = safeParse(tableInMemory(platform, document), xml) as { value: unknown };
    const unknown: string[] = [];
    const json: unknown = JSON.parse(jsonOf(value, 0));
    const revived = revive(document, document.type, json, (path) => unknown.push(path));
    expect(unknown).toEqual([]);
    // `undefined` members are not in JSON.
    expect(revived).toEqual(value);
    expect(revived).toMatchObject({
      at: new Date("2026-02-03T04:05:00Z"),
      local: "2026-02-03T04:05:00",
      big: 9007199254740993n,
      bytes: new Uint8Array([1, 2, 3]),
      when: -5,
      span: { secondsBeforeEnd: 60 },
      times: [new Date(1000), new Date(2000)],
      entry: [{ time: new Date(7000), text: "2026-02-03T04:05:00.000Z" }, { text: "x" }],
      pay: { name: "later", value: new Date(9000) },
      all: { at: new Date("2026-02-03T04:06:00Z"), when: new Date(5000), span: { at: new Date(60_000) } },
      custom: [{ name: "a", value: new Date(1000) }],
    });
  });

  test("tells of properties that there are not, and leaves what is wrong as it is", () => {
    if (document === undefined) throw new Error("the spec is wrong");
    const unknown: string[] = [];
    const json = {
      at: "soon",
      big: "many",
      bytes: "?",
      times: "no list",
      entry: [{ tim: 1 }, null],
      all: { uni: 1 },
      pay: 7,
    };
    expect(revive(document, document.type, json, (path) => unknown.push(path))).toEqual({
      ...json,
      entry: [{ tim: 1 }, undefined],
    });
    expect(unknown).toEqual(["/entry[1]/tim", "/all/uni"]);
  });
});
