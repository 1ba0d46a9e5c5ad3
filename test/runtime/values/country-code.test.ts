import { type DocumentTable, countryCode, safeParse, serialize } from "@tagsmith/runtime";
import { expect, test } from "vitest";
import { invalid } from "../../../runtime/src/codec.js";

const table = (): DocumentTable<{ country?: string | undefined }> => ({
  contract: 1,
  name: "acme/address",
  roots: ["address"],
  type: () => ({ name: "Address", members: [{ xml: "@country", as: "country", number: "?", type: countryCode }] }),
});

test.each(["US", "GB", "AX", "ZW"])("the country %s is read and written, and nothing is noticed", (country) => {
  const xml = `<address country="${country}"/>`;
  expect(safeParse(table, xml)).toEqual({ ok: true, value: { country }, problems: [] });
  expect(serialize(table, { country }, { declaration: false })).toBe(xml);
});

test.each(["UK", "us", "USA", "EU", "Spain"])("%s is kept and noticed", (country) => {
  const { ok, value, problems } = safeParse(table, `<address country=" ${country} "/>`);
  expect([ok, value, problems.map(({ severity, message }) => [severity, message])]).toEqual([
    true,
    { country },
    [
      [
        "notice",
        `1:20 /address/@country: expected a country code of ISO 3166-1 but received "${country}", which is kept`,
      ],
    ],
  ]);
  expect(serialize(table, { country }, { declaration: false })).toBe(`<address country="${country}"/>`);
});

test("nothing is no country", () => {
  expect(safeParse(table, '<address country=""/>').problems.map(({ message }) => message)).toEqual([
    '1:19 /address/@country: expected a country code of ISO 3166-1 but received ""',
  ]);
});

test("the countries are those of ISO 3166-1", () => {
  const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const codes = letters.map(
    (first) => first + letters.filter((second) => countryCode.detail.isUsual?.(first + second)).join(""),
  );
  expect(codes.join(" ")).toBe(
    "ADEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNORUVWXYZ DEJKMOZ ECEGHRST FIJKMOR GABDEFGHILMNPQRSTUWY HKMNRTU " +
      "IDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ NACEFGILOPRUZ OM PAEFGHKLMNRSTWY QA REOSUW " +
      "SABCDEGHIJKLMNORSTVXYZ TCDFGHJKLMNORTVWZ UAGMSYZ VACEGINU WFS X YET ZAMW",
  );
  expect(
    ["", "D", "DEU", "de", "D1", "1D", "ÄT", 5, null].filter((each) => countryCode.detail.isUsual?.(each)),
  ).toEqual([]);
  expect([
    countryCode.read(""),
    countryCode.write(""),
    countryCode.write(" DE"),
    countryCode.write(5 as never),
  ]).toEqual([invalid, invalid, invalid, invalid]);
  expect([countryCode.read("xx"), countryCode.write("xx" as never)]).toEqual(["xx", "xx"]);
});
