import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { removeFolder, tagsmith, temporaryFolder } from "./tagsmith.js";

let folder: string;

const feed = `root: feed
types:
  feed:                                  # All of it.
    "@count": integer = size of orders   # How many.
    order* as orders: Order
  Order:                                 # One order.
    id: id                               # Its number.
    serial: integer as bigint            # Its serial number.
    placed: dateTime "yyyy-MM-dd HH:mm" UTC   # When it was placed.
    due?: date "dd.MM.yyyy"              # When it is due.
    total: decimal                       # All that is to be paid.
    pin?: text secret                    # The pin.
    email?: text personal                # The address.
    label?: base64                       # A picture.
`;

const note = `root: note
read: { encoding: UTF-8 }
types:
  note:                                  # A note.
    text: text                           # What it says.
`;

const good = `<feed count="2">
  <order><id>007</id><serial>12345678901234567890</serial><placed>2026-02-03 04:05</placed><due>24.12.2026</due>
    <total>10.00</total><pin>1234</pin><email>ada@example.com</email><label>AQID</label></order>
  <order><id>008</id><serial>2</serial><placed>2026-02-03 04:06</placed><total>0.10</total></order>
</feed>
`;

beforeAll(() => {
  folder = temporaryFolder({
    "specs/acme/platform.yaml": "title: Acme\n",
    "specs/acme/feed.yaml": feed,
    "specs/acme/note.yaml": note,
    "specs/broken/platform.yaml": "title: Broken\n",
    "specs/broken/feed.yaml": "root: feed\ntypes:\n  feed:\n    a: txt\n",
    "good.xml": good,
    "bad.xml": good.replace("10.00", "10.O0").replace("1234</", "<x/></").replace("04:06", "04:66"),
    "cut.xml": good.slice(0, 50),
    "latin.xml": Buffer.from(
      '<?xml version="1.0" encoding="ISO-8859-1"?>\n<note><text>ä</text><more/></note>',
      "latin1",
    ),
  });
});

afterAll(() => removeFolder(folder));

describe("parse", () => {
  test("prints the value as JSON that loses nothing", () => {
    const { code, out, error } = tagsmith(folder, ["parse", "acme/feed", "good.xml"]);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(out).toBe(`{
  "count": 2,
  "orders": [
    {
      "id": "007",
      "serial": "12345678901234567890",
      "placed": "2026-02-03T04:05:00.000Z",
      "due": "2026-12-24",
      "total": "10.00",
      "pin": "1234",
      "email": "ada@example.com",
      "label": "AQID"
    },
    {
      "id": "008",
      "serial": "2",
      "placed": "2026-02-03T04:06:00.000Z",
      "total": "0.10"
    }
  ]
}
`);
  });

  test("prints with --ndjson one item on each line, and with --mask hides what is secret or personal", () => {
    expect(tagsmith(folder, ["parse", "acme/feed", "-", "--ndjson", "--mask"], good)).toEqual({
      code: 0,
      error: "",
      out:
        '{"id":"007","serial":"12345678901234567890","placed":"2026-02-03T04:05:00.000Z","due":"2026-12-24","total":"10.00","pin":"(secret)","email":"(personal)","label":"AQID"}\n' +
        '{"id":"008","serial":"2","placed":"2026-02-03T04:06:00.000Z","total":"0.10"}\n',
    });
  });

  test("shows every problem with its line and a caret, prints no value and exits with 1", () => {
    expect(tagsmith(folder, ["parse", "acme/feed", "bad.xml"])).toEqual({
      code: 1,
      out: "",
      error: `bad.xml:3:12 /feed/order[1]/total: expected a decimal but received "10.O0"
  3 |     <total>10.O0</total><pin><x/></pin><email>ada@example.com</email><label>AQID</label></order>
    |            ^
bad.xml:3:30 /feed/order[1]/pin: expected text only but received an element
  3 |     <total>10.O0</total><pin><x/></pin><email>ada@example.com</email><label>AQID</label></order>
    |                              ^
bad.xml:4:48 /feed/order[2]/placed: expected a date and time such as 2018-03-08 22:26 but received "2026-02-03 04:66"
  4 |   <order><id>008</id><serial>2</serial><placed>2026-02-03 04:66</placed><total>0.10</total></order>
    |                                                ^
`,
    });
  });

  test("shows no line with --mask, since it may hold what is masked", () => {
    const { error } = tagsmith(folder, ["parse", "acme/feed", "bad.xml", "--mask"]);
    expect(error.split("\n")[0]).toBe('bad.xml:3:12 /feed/order[1]/total: expected a decimal but received "10.O0"');
    expect(error).not.toContain("ada@example.com");
  });

  test("gives the problems of standard input a name, and JSON lines to programs", () => {
    const { code, error } = tagsmith(folder, ["parse", "acme/feed", "-", "--format", "json"], good.slice(0, 50));
    expect(code).toBe(1);
    expect(JSON.parse(error)).toMatchObject({ file: "<stdin>", code: "ill-formed", severity: "error", line: 2 });
  });

  test("tells of what fails nothing, in the encoding of the document", () => {
    const { code, out, error } = tagsmith(folder, ["parse", "acme/note", "latin.xml"]);
    expect({ code, out }).toEqual({ code: 0, out: '{\n  "text": "ä"\n}\n' });
    expect(error).toMatch(
      /^notice: latin\.xml:2:21 \/note\/more: .*\n {2}2 \| <note><text>ä<\/text><more\/><\/note>\n {4}\| {21}\^\n$/,
    );
  });

  test("takes the charset of a Content-Type", () => {
    const bytes = Buffer.from("<note><text>ä</text></note>", "latin1");
    const read = tagsmith(folder, ["parse", "acme/note", "-", "--charset", "iso-8859-1"], bytes);
    expect(read).toEqual({ code: 0, out: '{\n  "text": "ä"\n}\n', error: "" });
  });

  test.each([
    ["acme/feeed good.xml", 'there is no document "feeed" of acme', "Did you mean feed?"],
    ["acme good.xml", 'there is no document "" of acme', "There are: feed, note"],
    ["acme/feed nowhere.xml", "cannot read nowhere.xml: there is no such file", undefined],
    ["acme/feed specs", "cannot read specs: it is a folder", undefined],
  ])("exits with 2 on %s", (words, complaint, hint) => {
    expect(tagsmith(folder, ["parse", ...words.split(" ")])).toEqual({
      code: 2,
      out: "",
      error: `tagsmith: ${complaint}\n${hint === undefined ? "" : `  ${hint}\n`}`,
    });
  });

  test("cannot print items of a document that has none", () => {
    expect(tagsmith(folder, ["parse", "acme/note", "-", "--ndjson"], "<note><text/></note>")).toEqual({
      code: 2,
      out: "",
      error: "tagsmith: acme/note has no list of items, so --ndjson has nothing to print\n",
    });
  });

  test("shows what is wrong with the spec in place of the document", () => {
    const { code, out, error } = tagsmith(folder, ["parse", "broken/feed", "good.xml"]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(error).toBe(`specs/broken/feed.yaml:4:8 expected a type but found "txt"; did you mean "text"?
  4 |     a: txt
    |        ^^^
`);
  });
});
