import { describe, expect, test } from "vitest";
import { rc4 } from "../../../runtime/src/http/crypto/rc4.js";
import { encodeFormBytes } from "../../../runtime/src/http/steps.js";
import { apiKey, inPieces, till, url } from "./webhook-till.js";

describe("the bytes of a form", () => {
  const xml = new TextEncoder().encode("<sales/>");
  const value = encodeFormBytes(rc4(new TextEncoder().encode(apiKey), xml));
  const ascii = new TextDecoder().decode(value);
  const urlencoded = `a=1&&b&TillDat=x&Till%44ata=${encodeURIComponent(ascii)}&z=&=`;
  const multipart = [
    "preamble",
    "--x--y",
    'content-disposition: form-data; name="first"',
    "",
    "--x--\r\n--x--",
    "--x--y",
    "X-Other: 1",
    'CONTENT-DISPOSITION: form-data; filename="f"; name=TillData',
    "",
    ascii,
    "--x--y--",
    "epilogue",
  ].join("\r\n");

  test.each([
    ["urlencoded", "application/x-www-form-urlencoded; charset=utf-8", urlencoded],
    ["multipart", 'multipart/form-data; boundary="x--y"', multipart],
  ])("%s are read wherever they are cut into pieces", async (_, type, text) => {
    const bytes = new TextEncoder().encode(text);
    for (let size = 1; size <= 40; size++) {
      const { post, archived } = till();
      const answer = await post(
        new Request(url, {
          method: "POST",
          headers: { "content-type": type },
          body: inPieces(bytes, size),
          duplex: "half",
        } as RequestInit),
      );
      expect([size, answer.status, archived[0]?.xml]).toEqual([size, 200, xml]);
    }
  });
});
