import { readFileSync } from "node:fs";
import { parseDatafeed, serializeDatafeed, foxycartWebhook } from "@tagsmith/platforms/foxycart";
import { XmlC14NMode, XmlDocument } from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import { rc4 } from "../../runtime/src/http/crypto/rc4.js";
import { hasSamples, sharedSample } from "./shared.js";

describe.runIf(hasSamples())("the six versions of the seed are written back canonically equal", () => {
  test.each(["0.4", "0.5", "0.6", "0.7", "0.8", "051"])("version %s", (version) => {
    const name = version === "051" ? "v051" : `v${version}`;
    const xml = new TextDecoder().decode(sharedSample(`foxycart/reconstructed-from-seed/foxycart-${name}.xml`));
    const value = parseDatafeed(xml);
    expect(value.version).toBe(version);
    expect(canonical(serializeDatafeed(value))).toBe(canonical(xml));
  });
});

// https://www.w3.org/TR/xml-c14n, without the white space between elements.
function canonical(xml: string): string {
  const document = XmlDocument.fromString(xml.replace(/>\s+</g, "><"));
  try {
    return document.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_1_0 });
  } finally {
    document.dispose();
  }
}

describe("RC4 keeps a secret, but not what it says", () => {
  test("whoever guesses what stands at a place can change it without the key, and the webhook cannot tell", async () => {
    const key = new TextEncoder().encode("foobarbat");
    const bytes = new TextEncoder().encode(feed("209.02"));
    const cipher = rc4(key, bytes);
    // The change is made on the cipher alone: each bit that is turned over is turned over in the text.
    const [before] = feed("209.02").split("209.02", 1);
    const at = new TextEncoder().encode(before).length;
    const changed = Uint8Array.from(cipher, (byte, index) => {
      const offset = index - at;
      return offset < 0 || offset > 5 ? byte : byte ^ "209.02".charCodeAt(offset) ^ "000.02".charCodeAt(offset);
    });
    const totals: string[] = [];
    const handle = foxycartWebhook({
      apiKey: "foobarbat",
      transactions: ({ orderTotal }) => void totals.push(orderTotal),
    });
    for (const body of [cipher, changed]) {
      const field = [...body].map((byte) => `%${byte.toString(16).padStart(2, "0").toUpperCase()}`).join("");
      const request = new Request("https://shop.example/feed", {
        method: "POST",
        body: new URLSearchParams({ FoxyData: field }),
      });
      expect(await (await handle(request)).text()).toBe("foxy");
    }
    expect(totals).toEqual(["209.02", "000.02"]);
  });
});

function feed(total: string): string {
  const sample = readFileSync(new URL("../../specs/foxycart/samples/datafeed-2.0.xml", import.meta.url), "utf8");
  return sample.replace(/(?<=<order_total><!\[CDATA\[)[^\]]*/, total);
}
