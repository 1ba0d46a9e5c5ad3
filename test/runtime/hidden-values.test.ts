import { describe, expect, test } from "vitest";
import {
  type DocumentTable,
  type RecordTable,
  XmlError,
  choice,
  decimal,
  map,
  safeParse,
  serialize,
} from "@tagsmith/runtime";
import { fresh } from "./writer/fresh.js";

const canary = "4111-CANARY";

/** Every place where a value can stand that must not be shown; all are amounts, so that the canary is wrong. */
function payment(): DocumentTable<unknown> {
  return { contract: 1, name: "acme/payment", roots: ["payment"], type: record };
}

// oxlint-disable-next-line typescript/no-explicit-any -- a table made by hand, whose values nobody reads
function record(): RecordTable<any> {
  return {
    name: "Payment",
    members: [
      { xml: "@key", as: "key", number: "?", type: decimal, secret: true },
      { xml: "owner", as: "owner", number: "?", type: decimal, personal: true },
      { xml: "card", as: "cards", number: "*", type: decimal, secret: true },
      { xml: "details", as: "details", number: "?", type: { kind: "map", code: map, type: decimal }, secret: true },
      {
        as: "method",
        number: "?",
        type: {
          kind: "choice",
          code: choice,
          choices: [
            { xml: "Number", type: decimal, secret: true },
            { xml: "Phone", type: decimal, personal: true },
            { xml: "Amount", type: decimal },
          ],
        },
      },
    ],
  };
}

describe("a value that must not be shown stands in no message", () => {
  test.each([
    [`<payment key="${canary}"/>`, "1:15 /payment/@key: expected a decimal but received a secret value"],
    [
      `<payment><owner>${canary}</owner></payment>`,
      "1:17 /payment/owner: expected a decimal but received a personal value",
    ],
    [
      `<payment><card>${canary}</card></payment>`,
      "1:16 /payment/card[1]: expected a decimal but received a secret value",
    ],
    [
      `<payment><details><a>${canary}</a></details></payment>`,
      "1:22 /payment/details/a: expected a decimal but received a secret value",
    ],
    [
      `<payment><Number>${canary}</Number></payment>`,
      "1:18 /payment/Number: expected a decimal but received a secret value",
    ],
    [
      `<payment><Phone>${canary}</Phone></payment>`,
      "1:17 /payment/Phone: expected a decimal but received a personal value",
    ],
    [
      `<payment><owner>${canary} & Sons</owner></payment>`,
      '1:29 /payment: expected "&amp;" or another reference but received a bare "&"',
    ],
    [
      `<payment><owner>Me &${canary}</owner></payment>`,
      '1:20 /payment: expected "&amp;" or another reference but received a bare "&"',
    ],
    [
      `<payment><owner>Me &${canary};</owner></payment>`,
      "1:20 /payment: expected one of the entities amp, lt, gt, quot, apos but received another reference",
    ],
    [`<payment><owner>1<CANARY/></owner></payment>`, "1:18 /payment/owner: expected text only but received an element"],
    [`<payment><Amount>12,5</Amount></payment>`, '1:18 /payment/Amount: expected a decimal but received "12,5"'],
  ])("reading %s", (xml, message) => {
    const { problems } = safeParse(payment, xml);
    expect(problems.map((problem) => problem.message)).toEqual([message]);
    expect(JSON.stringify(problems)).not.toContain(canary);
  });

  test.each([
    [{ key: canary }, "/payment/@key: expected a decimal but received a secret value"],
    [{ owner: canary }, "/payment/owner: expected a decimal but received a personal value"],
    [{ cards: [canary] }, "/payment/card[1]: expected a decimal but received a secret value"],
    [{ details: [{ name: "a", value: canary }] }, "/payment/details/a: expected a decimal but received a secret value"],
    [{ method: { name: "Number", value: canary } }, "/payment/Number: expected a decimal but received a secret value"],
    [{ method: { name: "Phone", value: canary } }, "/payment/Phone: expected a decimal but received a personal value"],
    [{ method: { name: "Amount", value: "12,5" } }, '/payment/Amount: expected a decimal but received "12,5"'],
  ])("writing %j", (value, message) => {
    let error: unknown;
    try {
      serialize(fresh(payment), value);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(XmlError);
    expect((error as XmlError).message).toBe(message);
    expect(JSON.stringify((error as XmlError).problems)).not.toContain(canary);
  });
});
