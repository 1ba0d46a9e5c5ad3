import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shopSpec } from "./shop.js";
import { removeFolder, tagsmith, temporaryFolder } from "./tagsmith.js";

let folder: string;

const secret = "s3cr3t-key-of-acme";

const tokenSpec = `title: Baker
settings:
  clientId: id                           # The name of the application.
  secretKey: text secret                 # The key.
  tokenUrl: url                          # Where tokens are given out.
client:
  baseUrl: tokenUrl
  token:
    POST: = tokenUrl
    let:
      nonce: = random-hex(4)
    form:
      client: = clientId
      nonce: = nonce
      time: = now
      signature: >-
        = hex(hmac-sha1(secretKey, lines(clientId, nonce)))
    answer: { json: [access_token, url] }
    urls: [url]
  sign:
    let:
      nonce: = random-hex(4)
      signed: >-
        = lines(access_token, nonce, method, host, path)
    form:
      token: = access_token
      signature: >-
        = hex(hmac-sha1(secretKey, signed))
  operations:
    orders:                              # The orders.
      POST: = url
      form:
        db: = "orders"
        first?: id                       # The first.
      answer: none
      repeat: unsafe
`;

beforeAll(() => {
  folder = temporaryFolder({
    ...shopSpec,
    "specs/baker/platform.yaml": tokenSpec,
    ".env": `TAGSMITH_ACME_SHOP_ID=7\n# The key of the shop.\nTAGSMITH_ACME_API_KEY="${secret}"\nTAGSMITH_BAKER_CLIENT_ID=b\n`,
    "wrong.env": "TAGSMITH_ACME_APIKEY=1\n",
  });
});

afterAll(() => removeFolder(folder));

const baker = [
  "--set",
  "clientId=B9D3299B",
  "--set",
  "secretKey=s3cr3t",
  "--set",
  "tokenUrl=https://baker.example/token",
];
const fixed = ["--now", "2026-02-03T04:05:06Z", "--nonce", "00ff"];

describe("sign", () => {
  test("prints the request, without a secret in it", () => {
    expect(
      tagsmith(folder, [
        "sign",
        "acme",
        "orders",
        "--env",
        ".env",
        "--param",
        "minId=9",
        "--param",
        "email=a@b.example",
      ]),
    ).toEqual({
      code: 0,
      error: "",
      out: `POST https://shop.example/orders?shop=7&key=***
x-signature: dE8JhFDEDaq6TW2Ba6TH9g3SaiZ6/8F28eRkxovlPj4=
content-type: application/x-www-form-urlencoded

min_id=9&email=***
`,
    });
  });

  test("explains each step, with line ends visible", () => {
    expect(tagsmith(folder, ["sign", "acme", "--env", ".env", "--param", "portion=3", "--explain"])).toEqual({
      code: 0,
      error: "",
      out: `query shop = shopId
  | 7
query key = apiKey
  | ***
form portion = portion
  | 3
let signed = lines(method, path, shopId)
  | POST\\n
  | /orders\\n
  | 7\\n
header X-Signature = base64(hmac-sha256(apiKey, signed))
  | dE8JhFDEDaq6TW2Ba6TH9g3SaiZ6/8F28eRkxovlPj4=

POST https://shop.example/orders?shop=7&key=***
x-signature: dE8JhFDEDaq6TW2Ba6TH9g3SaiZ6/8F28eRkxovlPj4=
content-type: application/x-www-form-urlencoded

portion=3
`,
    });
  });

  test("shows secrets only to those who ask for them", () => {
    const { out } = tagsmith(folder, [
      "sign",
      "acme",
      "--env",
      ".env",
      "--show-secrets",
      "--explain",
      "--param",
      "email=a@b.example",
    ]);
    expect(out).toContain(`query key = apiKey\n  | ${secret}\n`);
    expect(out).toContain(`POST https://shop.example/orders?shop=7&key=${secret}\n`);
    expect(out).toMatch(/\n\nemail=a%40b\.example\n$/);
  });

  test("prints the request of a token first, and that of the operation once it is answered", () => {
    const asked = tagsmith(folder, ["sign", "baker", ...baker, ...fixed, "--explain"]);
    expect(asked).toEqual({
      code: 0,
      out: `let nonce = random-hex(4)
  | 00ff00ff
form client = clientId
  | B9D3299B
form nonce = nonce
  | 00ff00ff
form time = timestamp()
  | 1770091506
form signature = hex(hmac-sha1(secretKey, lines(clientId, nonce)))
  | 56151557030a397009f5e28522fa331c6dccef6b

POST https://baker.example/token
content-type: application/x-www-form-urlencoded

client=B9D3299B&nonce=00ff00ff&time=1770091506&signature=56151557030a397009f5e28522fa331c6dccef6b
`,
      error:
        "The request of orders is made from the answer to this one: give its access_token, url, as in --token access_token=...\n",
    });
    const token = ["--token", "access_token=t0ken-of-baker", "--token", "url=https://baker.example/db?x=1"];
    const parameters = ["--explain", "--param", "first=12"];
    const request = tagsmith(folder, ["sign", "baker", "orders", ...baker, ...fixed, ...parameters, ...token]);
    expect(request).toEqual({
      code: 0,
      error: "",
      out: `form db = "orders"
  | orders
form first = first
  | 12
let nonce = random-hex(4)
  | 00ff00ff
let signed = lines(access_token, nonce, method, host, path)
  | ***\\n
  | 00ff00ff\\n
  | POST\\n
  | baker.example\\n
  | /db\\n
form token = access_token
  | ***
form signature = hex(hmac-sha1(secretKey, signed))
  | 58dc9ccffbf9115384fde55f5dd6eabd204041ad

POST https://baker.example/db?x=1
content-type: application/x-www-form-urlencoded

db=orders&first=12&token=***&signature=58dc9ccffbf9115384fde55f5dd6eabd204041ad
`,
    });
  });

  test("prints what it shows as JSON for programs", () => {
    const { out } = tagsmith(folder, ["sign", "acme", "--env", ".env", "--format", "json"]);
    expect(JSON.parse(out)).toEqual([
      {
        name: "orders",
        method: "POST",
        url: "https://shop.example/orders?shop=7&key=***",
        headers: [["x-signature", "dE8JhFDEDaq6TW2Ba6TH9g3SaiZ6/8F28eRkxovlPj4="]],
      },
    ]);
  });

  test.each([
    [
      "sign acme",
      "acme: the setting shopId is missing\n          acme: the setting apiKey is missing; it looks like 354dsg43652; found at: Account > API",
      "Give it as --set shopId=..., or as TAGSMITH_ACME_SHOP_ID in the environment or in a file for --env",
    ],
    [
      "sign acme --env wrong.env",
      "wrong.env: acme has no setting for TAGSMITH_ACME_APIKEY",
      "Did you mean TAGSMITH_ACME_API_KEY?",
    ],
    ["sign acme --env nowhere.env", "cannot read nowhere.env: there is no such file", undefined],
    ["sign acme --env .env --set apikey=1", 'acme has no setting "apikey" here', "Did you mean apiKey?"],
    ["sign acme --env .env --set s3cr3t", "--set takes name=value", undefined],
    [
      "sign acme --env .env --set baseUrl=http://shop.example",
      "acme: the setting apiKey is secret and must not go over http to shop.example: use https, or allowInsecure",
      undefined,
    ],
    ["sign acme --env .env --token a=b", "acme orders needs no token", undefined],
    [
      "sign acme --env .env --now yesterday",
      "--now takes seconds since 1970 or a time such as 2026-02-03T04:05:06Z, not yesterday",
      undefined,
    ],
    ["sign acmee", 'there is no platform "acmee" in specs', "Did you mean acme?"],
  ])("exits with 2 on %s", (words, complaint, hint) => {
    expect(tagsmith(folder, words.split(" "))).toEqual({
      code: 2,
      out: "",
      error: `tagsmith: ${complaint}\n${hint === undefined ? "" : `  ${hint}\n`}`,
    });
  });
});
