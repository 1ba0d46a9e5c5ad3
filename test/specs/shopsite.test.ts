import { type ClientTable, buildRequest } from "@tagsmith/runtime/http";
import { clientTable } from "../../generated/shopsite/client.js";
import { describe, expect, test } from "vitest";

const settings = {
  clientId: "B9D3299B",
  secretKey: "ABCD-EF01-2345-6789",
  code: "MTQxMDZ8ZGViYmllfDJ8",
  authorizationUrl: "https://demo.shopsite.com/cgi-bin/ssdemos/stores/evaluate/sc/authorize.cgi",
};
const context = {
  now: () => 1494419560000,
  random: () => Uint8Array.of(0x50, 0x3b, 0xb7, 0x63),
  token: {
    access_token: "MTQ5NDQxOTU1MnxldmFsdWF0ZTUwfDF8U2hpcFdvcmtzfDc3NXw=",
    download_url: "https://demo.shopsite.com/cgi-bin/ssdemos/stores/evaluate/sc/db_xml.cgi",
  },
};

// Made by the rules of the vendor's own plug-in, of just these parameters: the client sends version and pay with each.
describe("the signature of a download", () => {
  test.each([
    [{ maxOrder: 50, pay: "withoutCvv", startOrder: "1236" }, "ps4MLYyUyQyzLvi9YIysfm4JpRk="],
    [{ version: "14.0", startDate: "2017-05-01", endDate: "2017-05-31" }, "dA6sQTitD4HpcYEbaf+Avi2/yw8="],
  ])("of %j", async (parameters, signature) => {
    const request = await buildRequest(withoutDefaults, "orders", settings, parameters, context);
    expect(new URLSearchParams(await request.text()).get("signature")).toBe(signature);
  });
});

/** The client's table, with no parameter that is sent unless it is given. */
function withoutDefaults(): ClientTable {
  const table = clientTable();
  return {
    ...table,
    operations: table.operations.map((operation) => ({
      ...operation,
      parameters: operation.parameters.map((parameter) => ({ ...parameter, default: undefined, optional: true })),
    })),
  };
}
