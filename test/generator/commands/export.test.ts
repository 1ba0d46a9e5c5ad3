import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { removeFolder, tagsmith, temporaryFolder } from "./tagsmith.js";

let folder: string;

beforeAll(() => {
  folder = temporaryFolder({
    "specs/acme/platform.yaml": "title: Acme\n",
    "specs/acme/feed.yaml": `versions: 1 < 2 < 10
version:
  - "@version"
root: feed
read: { order: declared, unknown: refuse }
types:
  feed:                                  # All of it.
    "@version as layout": text           # The version.
    order* as orders: Order              # The orders.
  Order:                                 # One order -- or less.
    id | number: id                      # Its number.
    total: decimal >= 0                  # All that is to be paid.
    gift? since 10: boolean true/false   # Whether it is a gift.
`,
    "specs/acme/note.yaml": "root: note\ntypes:\n  note:   # A note.\n    text: text   # It.\n",
    "specs/broken/platform.yaml": "title: Broken\n",
    "specs/broken/feed.yaml": "root: feed\ntypes:\n  feed:\n    a: txt\n",
  });
});

afterAll(() => removeFolder(folder));

describe("export", () => {
  test("writes an XML Schema of the newest version, and says what that cannot", () => {
    const { code, out, error } = tagsmith(folder, ["export", "acme/feed", "--to", "xsd"]);
    expect({ code, error }).toEqual({ code: 0, error: "not said: Order.id: also read from number\n" });
    expect(out).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<!-- acme/feed, version 10. What this schema does not say:
    - Order.id: also read from number
  -->
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="feed" type="Feed"/>
  <xs:complexType name="Feed">
    <xs:annotation>
      <xs:documentation>All of it.</xs:documentation>
    </xs:annotation>
    <xs:sequence>
      <xs:element name="order" type="Order" minOccurs="0" maxOccurs="unbounded">
        <xs:annotation>
          <xs:documentation>The orders.</xs:documentation>
        </xs:annotation>
      </xs:element>
    </xs:sequence>
    <xs:attribute name="version" type="xs:string" use="required">
      <xs:annotation>
        <xs:documentation>The version.</xs:documentation>
      </xs:annotation>
    </xs:attribute>
  </xs:complexType>
  <xs:complexType name="Order">
    <xs:annotation>
      <xs:documentation>One order -- or less.</xs:documentation>
    </xs:annotation>
    <xs:sequence>
      <xs:element name="id" type="xs:token">
        <xs:annotation>
          <xs:documentation>Its number.</xs:documentation>
        </xs:annotation>
      </xs:element>
      <xs:element name="total">
        <xs:annotation>
          <xs:documentation>All that is to be paid.</xs:documentation>
        </xs:annotation>
        <xs:simpleType>
          <xs:restriction base="xs:decimal">
            <xs:minInclusive value="0"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="gift" minOccurs="0">
        <xs:annotation>
          <xs:documentation>Whether it is a gift.</xs:documentation>
        </xs:annotation>
        <xs:simpleType>
          <xs:restriction base="xs:token">
            <xs:enumeration value="true">
              <xs:annotation>
                <xs:documentation>Yes.</xs:documentation>
              </xs:annotation>
            </xs:enumeration>
            <xs:enumeration value="false">
              <xs:annotation>
                <xs:documentation>No.</xs:documentation>
              </xs:annotation>
            </xs:enumeration>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
    </xs:sequence>
  </xs:complexType>
</xs:schema>
`);
  });

  test("writes a DTD of a version into a file", () => {
    const { code, out, error } = tagsmith(folder, [
      ...["export", "acme/feed", "--to", "dtd", "--version", "2", "--out", "feed.dtd"],
    ]);
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(error).toBe(
      "not said: Order.id: also read from number\nnot said: the types of texts, such as decimals and dates, which stand in comments\n",
    );
    expect(readFileSync(join(folder, "feed.dtd"), "utf8")).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<!-- acme/feed, version 2. What this DTD does not say:
    - Order.id: also read from number
    - the types of texts, such as decimals and dates, which stand in comments
 -->

<!-- All of it. -->
<!ELEMENT feed (order*)>
<!ATTLIST feed
  version CDATA #REQUIRED>

<!-- The orders. -->
<!ELEMENT order (id, total)>

<!-- Its number. Its text: an ID. -->
<!ELEMENT id (#PCDATA)>

<!-- All that is to be paid. Its text: a decimal, at least 0. -->
<!ELEMENT total (#PCDATA)>
`);
  });

  test("writes a JSON Schema of all versions, and of one", () => {
    const all = tagsmith(folder, ["export", "acme/feed", "--to", "json-schema"]);
    expect(all.error).toBe("not said: Order.total: minimum 0\n");
    const schema = JSON.parse(all.out) as { title: string; $defs: Record<string, { properties: object }> };
    expect(schema.title).toBe("acme/feed");
    expect(schema.$defs["Order"]?.properties).toHaveProperty("gift");
    const one = tagsmith(folder, ["export", "acme/feed", "--to", "json-schema", "--version", "1"]);
    const old = JSON.parse(one.out) as typeof schema;
    expect(old.title).toBe("acme/feed, version 1");
    expect(old.$defs["Order"]?.properties).not.toHaveProperty("gift");
  });

  test.each([
    [["acme/feed"], "tagsmith: Missing required argument: to\n  See tagsmith export --help\n"],
    [
      ["acme/feed", "--to", "xml"],
      'tagsmith: --to cannot be "xml", only xsd, dtd, json-schema\n  See tagsmith export --help\n',
    ],
    [["acme/fed", "--to", "xsd"], 'tagsmith: there is no document "fed" of acme\n  Did you mean feed?\n'],
    [
      ["acme/feed", "--to", "xsd", "--version", "3"],
      'tagsmith: there is no version "3" of feed\n  There are: 1, 2, 10\n',
    ],
    [["acme/note", "--to", "dtd", "--version", "3"], "tagsmith: note has no versions\n"],
    [
      ["acme/note", "--to", "dtd", "--out", "missing/note.dtd"],
      "tagsmith: cannot write missing/note.dtd: there is no such file\n",
    ],
  ])("%j is refused", (words, message) => {
    const { code, out, error } = tagsmith(folder, ["export", ...words]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(
      error
        .split("\n")
        .filter((line) => !line.startsWith("not said:"))
        .join("\n"),
    ).toBe(message);
  });

  test("shows what is wrong with the spec", () => {
    const { code, out, error } = tagsmith(folder, ["export", "broken/feed", "--to", "xsd"]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(error).toContain('did you mean "text"?');
  });
});
