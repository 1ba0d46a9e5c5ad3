import { describe, expect, test } from "vitest";
import { platformOf } from "./platforms.js";

// What the pages that the platforms were taken from name, copied from them by hand: nothing of it may be missing.
describe("every parameter that a page names can be given or is always sent, with documentation and a source", () => {
  test.each([
    ["shopsite", "orders", "clientApp dbname version startorder endorder startdate enddate pay"],
    ["shopsite", "ordersByLogin", "startorder endorder startdate enddate pay"],
    ["xmlshop", "orders", "api_id api_key start portion start_time end_time ID min_id max_id email name zip status"],
    ["xmlshop", "orders", "cc4 testmode shipping_details"],
    ["shiprush", "export", "SS-UserName SS-Password action start_date end_date page"],
    ["modular-merchant", "orders", "admin_sid admin_key api_key"],
  ])("%s %s: %s", (platform, name, names) => {
    const operation = platformOf(platform).roles.client?.operations.find((each) => each.name === name);
    const documented = (operation?.parameters ?? []).filter(
      ({ documentation, source }) => documentation !== "" && source !== undefined,
    );
    const known = new Set([...documented, ...(operation?.computed ?? [])].map((each) => each.name));
    expect(names.split(" ").filter((each) => !known.has(each))).toEqual([]);
  });

  test("shopsite's token and signature: what seed 000 sends", () => {
    const { token, sign } = platformOf("shopsite").roles.client ?? {};
    const fields = (computed: typeof token): string =>
      (computed?.computed ?? []).flatMap(({ location, name }) => (location === "form" ? [name] : [])).join(" ");
    expect(fields(token)).toBe("grant_type code client_credentials signature");
    expect(fields(sign as typeof token)).toBe("signature token timestamp nonce");
  });

  test("shiprush's endpoint: what seed 002 asks", () => {
    const { authentication, operations } = platformOf("shiprush").roles.endpoint ?? {};
    const query = authentication?.find((way) => way.kind === "fields" && way.location === "query");
    expect(query?.kind === "fields" && Object.keys(query.fields)).toEqual(["SS-UserName", "SS-Password"]);
    expect(operations?.map(({ when, parameters }) => [when, parameters.map(({ name }) => name)])).toEqual([
      [{ action: "export" }, ["start_date", "end_date", "page"]],
    ]);
  });

  test("foxycart's webhooks: the fields and the answer of seed 003", () => {
    const webhooks = platformOf("foxycart").roles.webhooks;
    expect(webhooks.map(({ body: { steps }, answer }) => [steps[0], answer])).toEqual([
      [{ kind: "form", field: "FoxyData" }, "foxy"],
      [{ kind: "form", field: "FoxySubscriptionData" }, "foxysub"],
    ]);
  });
});
