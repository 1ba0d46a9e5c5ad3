import { type WebhookOptions, type WebhookTable, sender, webhook } from "@tagsmith/runtime/webhook";
import { signedTable } from "../../runtime/http/webhook-tables.js";
import { type Attack, type Good, refused, requestOf } from "./attack.js";
import { bodies } from "./attacks-on-bodies.js";
import { anywhere } from "./attacks.js";
import { canaryDocument } from "./documents.js";
import { type Attacked, attackOnce } from "./endpoints.js";
import type { Platform } from "./platforms.js";
import { canarySettings } from "./targets.js";
import { type Watch, canaryOf } from "./watch.js";

const address = "https://store.example/hook";
const now = 1_700_000_000_000;

/** Attacks every webhook of a platform, behind its cipher and before it. */
export async function attackWebhooks(
  { name, webhook: tableOf }: Pick<Platform, "name" | "webhook">,
  watch: Watch,
): Promise<Attacked> {
  if (!tableOf) return { attacks: 0, failures: [] };
  const table = tableOf();
  const settings = canarySettings(table, "https://store.example");
  const failures: string[] = [];
  let attacks = 0;
  let called = 0;
  const handlers = Object.fromEntries(table.webhooks.map((each) => [each.name, () => void called++]));
  const serve = webhook(tableOf, {
    ...settings,
    ...handlers,
    limits: { body: 2_500_000 },
    idleMilliseconds: 300,
    now: () => now,
    onProblem: (problem) => watch.see(name, problem),
  } as WebhookOptions);
  watch.see(name, serve);
  for (const each of table.webhooks) {
    const send = (document: unknown, key: object = settings, time = now): Promise<Request> =>
      sender(tableOf, key, { now: () => time }).buildRequest(document, address, { webhook: each.name });
    const { value, xml } = canaryDocument(each.body.document, each.items, 2);
    const post = await partsOf(await send(value));
    const all = [
      { name: "nothing", make: () => send(value), answer: /^200$/ },
      ...anywhere,
      ...(await behindCipher(send, xml)),
      ...onPost(table, post, value, send, settings),
      ...(each.signature ? onSignature(value, send) : []),
    ];
    for (const attack of all) {
      attacks++;
      const before = called;
      const where = `${name} ${each.name}, ${attack.name}`;
      const wrong = await attackOnce(serve, attack, post, where, watch);
      if (wrong !== undefined) failures.push(`${where}: ${wrong}`);
      if (attack.answer === refused && called > before) failures.push(`${where}: the handler was called`);
    }
    const before = called;
    const again = await send(value);
    await serve(again.clone());
    await serve(again);
    // The same post comes twice where an acknowledgement was lost: it is acknowledged twice, and the handler stores by key.
    if (called === before) failures.push(`${name} ${each.name}: a post that comes again is not handed over`);
  }
  return { attacks, failures };
}

/** A platform that signs, to try what the six do not have. */
export const signed: Pick<Platform, "name" | "webhook"> = { name: "signed", webhook: signedTable };

type Send = (document: unknown, key?: object, time?: number) => Promise<Request>;

interface Post extends Good {
  readonly bytes: Uint8Array;
}

async function partsOf(request: Request): Promise<Post> {
  const bytes = new Uint8Array(await request.clone().arrayBuffer());
  return {
    method: "POST",
    url: `${request.url}?`,
    headers: Object.fromEntries(request.headers),
    body: Buffer.from(bytes).toString("latin1"),
    bytes,
    secret: "",
  };
}

/** Documents that are wrong, enciphered as it should be. */
async function behindCipher(send: Send, xml: string): Promise<Attack[]> {
  const made = new Map<string, Post>();
  const wanted: string[] = [];
  const attacks = bodies((document) => {
    const key = Buffer.from(document as Uint8Array).toString("latin1");
    wanted.push(key);
    const post = made.get(key);
    return { body: post?.bytes ?? new Uint8Array(), headers: { ...post?.headers } };
  }, xml);
  // Asked for once to learn what is needed, since enciphering takes promises.
  for (const attack of attacks) {
    const good = { method: "POST", url: address, headers: {}, body: undefined, secret: "" };
    await Promise.resolve(attack.make(good)).catch(() => {});
  }
  for (const key of wanted) made.set(key, await partsOf(await send(Uint8Array.from(Buffer.from(key, "latin1")))));
  return attacks;
}

/** What can be done to a post without its key. */
function onPost({ webhooks }: WebhookTable, post: Post, value: unknown, send: Send, settings: object): Attack[] {
  const edit = (
    name: string,
    change: (bytes: Uint8Array) => Uint8Array,
    headers: Record<string, string> = {},
  ): Attack => ({
    name,
    make: () =>
      new Request(address, {
        method: "POST",
        headers: { ...post.headers, ...headers },
        body: Uint8Array.from(change(post.bytes)),
      }),
    answer: refused,
  });
  const text = (body: string): Uint8Array => Buffer.from(body, "latin1");
  const isForm = webhooks.some(({ body }) => body.field !== undefined);
  const boundary = { "content-type": "multipart/form-data; boundary=b" };
  const form = [
    edit("another field", () => text("Other=x")),
    edit("a field without a value", () => text(`${webhooks[0]?.body.field}=`)),
    edit("the field twice", (bytes) => Buffer.concat([bytes, text("&"), bytes])),
    edit("all fields at once", (bytes) =>
      Buffer.concat([bytes, ...webhooks.map(({ body }) => text(`&${body.field}=x`))]),
    ),
    edit("a field name without end", () => text("A".repeat(2_000_000))),
    edit("200,000 fields", () => text("a=1&".repeat(200_000))),
    edit("plain XML in the field", () => text(`${webhooks[0]?.body.field}=%3Ca%2F%3E`)),
    edit("no content type", (bytes) => bytes, { "content-type": "" }),
    edit("JSON", () => text('{"a":1}'), { "content-type": "application/json" }),
    edit("a form of several parts without a boundary", (bytes) => bytes, { "content-type": "multipart/form-data" }),
    edit("a form of several parts that is none", (bytes) => bytes, boundary),
    edit(
      "a form of several parts without end",
      () => text('--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n'),
      boundary,
    ),
    edit("a part with headers without end", () => text(`--b\r\n${"a: b\r\n".repeat(10_000)}`), boundary),
    edit("half of the post", (bytes) => bytes.subarray(0, bytes.length >> 1)),
    edit("a post without its end", (bytes) => bytes.subarray(0, -9)),
    edit("a post with its first byte changed", (bytes) =>
      Buffer.from(bytes.map((byte, index) => (index === bytes.indexOf(0x3d) + 1 ? 0x5a : byte))),
    ),
  ];
  const other = Object.fromEntries(
    Object.entries(settings).map(([name, each]) => [
      name,
      typeof each === "string" && each.startsWith("CANARY") ? `${each}x` : each,
    ]),
  );
  return [
    { name: "another key", make: () => send(value, other), answer: refused },
    { name: "GET", make: () => requestOf({ ...post, method: "GET", body: undefined }), answer: /^405$/ },
    { name: "HEAD", make: () => requestOf({ ...post, method: "HEAD", body: undefined }), answer: /^405$/ },
    edit("an empty post", () => new Uint8Array()),
    edit("noise", () => Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 256)),
    ...(isForm ? form : []),
  ];
}

/** What can be done to a signature. */
function onSignature(value: unknown, send: Send): Attack[] {
  const edit = (name: string, change: (headers: Headers) => void, url = address, body?: string): Attack => ({
    name,
    make: async () => {
      const request = await send(value);
      const headers = new Headers(request.headers);
      change(headers);
      return new Request(url, { method: "POST", headers, body: body ?? (await request.text()) });
    },
    answer: refused,
  });
  const sign = (name: string, change: (signature: string) => string): Attack =>
    edit(name, (headers) => headers.set("x-sign", change(headers.get("x-sign") ?? "")));
  return [
    edit("no signature", (headers) => headers.delete("x-sign")),
    sign("an empty signature", () => ""),
    sign("a signature that is no hex", () => "zz"),
    sign("a short signature", (text) => text.slice(0, -1)),
    sign("half a signature", (text) => text.slice(0, 32)),
    sign("a long signature", (text) => `${text}00`),
    sign("a signature in capital letters", (text) => text.toUpperCase()),
    sign("a signature in base64", (text) => Buffer.from(text, "hex").toString("base64")),
    sign("a signature with one bit changed", (text) => (text.startsWith("0") ? "1" : "0") + text.slice(1)),
    sign("two signatures", (text) => `${text}, ${text}`),
    sign("a signature with words", () => "__proto__"),
    edit("no time", (headers) => headers.delete("x-time")),
    edit("another time", (headers) => headers.set("x-time", String(now / 1_000 + 1))),
    edit("a time that is none", (headers) => headers.set("x-time", "soon")),
    edit("another path", () => {}, `${address}/x`),
    edit("another body", () => {}, address, "<notes><note>other</note></notes>"),
    ...[-301, -86_400, 301, 86_400].map((seconds): Attack => ({
      name: `a post of ${seconds} s`,
      make: () => send(value, { secret: canaryOf("secret") }, now + seconds * 1_000),
      answer: refused,
    })),
  ];
}
