import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { rc4 } from "../../../runtime/src/http/crypto/rc4.js";
import { type Running, run, start } from "./processes.js";
import { removeFolder, temporaryFolder } from "./tagsmith.js";
import { feed, webhookFiles } from "./webhook-files.js";

let folder: string;
let running: Running | undefined;

// Before the environment of processes is copied.
const secret = vi.hoisted(() => (process.env["ACME_KEY"] = "t0p-s3cr3t-key"));

beforeAll(() => {
  folder = temporaryFolder(webhookFiles);
});

afterEach(async () => {
  running?.process.kill("SIGKILL");
  await running?.ended;
  running = undefined;
});

afterAll(() => {
  delete process.env["ACME_KEY"];
  removeFolder(folder);
});

async function listen(...more: readonly string[]): Promise<string> {
  running = start(folder, ["listen", "acme", "--key-env", "ACME_KEY", ...more]);
  return (await running.said(/ can post to (http:\S+\/),/))[1] ?? "";
}

function timeless(text: string): string {
  return text.replaceAll(/\d+ ms/g, "... ms").replaceAll(/^\d\d:\d\d:\d\d /gm, "");
}

describe("send and listen", () => {
  test("what is sent is taken, kept deciphered for nobody else to read, and acknowledged", async () => {
    const url = await listen("--save", "posts");
    for (const [file, said] of [
      ["one.xml", 'items: 200 "thanks" in ... ms\n'],
      ["note.xml", 'notes: 200 "noted" in ... ms\n'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one post after the other
      const { code, out, error } = await run(folder, ["send", "acme", file, "--to", url, "--set", `apiKey=${secret}`]);
      expect({ code, out: timeless(out), error }).toEqual({ code: 0, out: said, error: "" });
    }
    const kept = readdirSync(join(folder, "posts")).sort();
    expect(kept.map((name) => name.replace(/^\d{8}T\d{6}\.\d{3}Z-/, ""))).toEqual([
      "0001-items-2.0.xml",
      "0002-notes.xml",
    ]);
    expect(kept.map((name) => readFileSync(join(folder, "posts", name), "utf8"))).toEqual([
      feed("1"),
      "<note><text>Hello</text></note>\n",
    ]);
    expect(statSync(join(folder, "posts", kept[0] ?? "")).mode & 0o777).toBe(0o600);
    await running?.said(/notes/);
    expect(timeless(running?.out() ?? "")).toBe(
      `Acme can post to ${url}, kept in posts. Ctrl+C ends.\n` +
        `items, version 2.0, 115 bytes: posts/${kept[0]}\nnotes, 32 bytes: posts/${kept[1]}\n`,
    );
    running?.process.kill("SIGINT");
    expect((await running?.ended)?.code).toBe(0);
    for (const hidden of [secret, "Ada Lovelace"]) expect(`${running?.out()}${running?.error()}`).not.toContain(hidden);
  });

  test("a wrong key is refused with a fixed text, and told of only here", async () => {
    const url = await listen();
    const { code, out, error } = await run(folder, [
      "send",
      "acme",
      "one.xml",
      "--to",
      url,
      "--set",
      "apiKey=wr0ng-k3y",
    ]);
    expect({ code, out: timeless(out), error }).toEqual({
      code: 1,
      out: 'items: 400 "no feed" in ... ms\n',
      error: 'Not acknowledged: Acme expects exactly "thanks", and would send it again.\n',
    });
    await vi.waitFor(() => expect(running?.error()).toContain("acme items: "));
    expect(running?.error()).not.toContain("wr0ng");
  });

  test("warns where a store of this version would never send the file, or nobody could read it", async () => {
    const url = await listen();
    const sent = await run(folder, [
      "send",
      "acme",
      "one.xml",
      "--to",
      url,
      "--key-env",
      "ACME_KEY",
      "--version",
      "1.0",
    ]);
    expect({ code: sent.code, error: sent.error }).toEqual({
      code: 0,
      error: "warning: one.xml has version 2.0, but the store is set to 1.0: it would never send this\n",
    });
    const wrong = await run(folder, ["send", "acme", "wrong.xml", "--to", url, "--key-env", "ACME_KEY"]);
    expect(wrong.code).toBe(1);
    expect(wrong.error.split("\n")[0]).toBe(
      "warning: it is sent as it is, but cannot be read: wrong.xml:2:21 /feed/item[1]: expected the element id but received nothing",
    );
  });

  test("replay posts what was kept in order, and stops where it is not acknowledged", async () => {
    mkdirSync(join(folder, "kept"));
    for (const [name, id] of [
      ["a", "1"],
      ["c", "3"],
      ["b", "2"],
    ] as const)
      writeFileSync(join(folder, "kept", `${name}.xml`), feed(id));
    const url = await listen("--save", "again");
    const { code, out, error } = await run(folder, [
      "replay",
      "acme",
      "kept",
      "note.xml",
      "--to",
      url,
      "--key-env",
      "ACME_KEY",
    ]);
    expect({ code, out: timeless(out), error }).toEqual({
      code: 0,
      out: "kept/a.xml: items 200 ... ms\nkept/b.xml: items 200 ... ms\nkept/c.xml: items 200 ... ms\nnote.xml: notes 200 ... ms\n4 files acknowledged.\n",
      error: "",
    });
    const ids = readdirSync(join(folder, "again"))
      .sort()
      .map((name) => /<id>(.)/.exec(readFileSync(join(folder, "again", name), "utf8"))?.[1]);
    expect(ids).toEqual(["1", "2", "3", undefined]);

    const stopped = await run(folder, [
      "replay",
      "acme",
      "kept/a.xml",
      "wrong.xml",
      "note.xml",
      "--to",
      url,
      "--key-env",
      "ACME_KEY",
    ]);
    expect({ ...stopped, out: timeless(stopped.out) }).toEqual({
      code: 1,
      out: "kept/a.xml: items 200 ... ms\n",
      error: 'wrong.xml: 400 "no feed": not acknowledged, so the 2 files from here on are left\n',
    });
  });

  test.each([
    [["listen", "acme"], "acme: the setting apiKey is missing; found at: Account > API"],
    [
      ["listen", "acme", "--key-env", "NO_SUCH_KEY"],
      "the environment has no variable NO_SUCH_KEY with the setting apiKey; found at: Account > API",
    ],
    [["send", "acme", "one.xml", "--to", "shop", "--key-env", "ACME_KEY"], "--to takes an http or https URL"],
    [
      ["send", "acme", "none.xml", "--to", "http://127.0.0.1:1/", "--key-env", "ACME_KEY"],
      "cannot read none.xml: there is no such file",
    ],
    [
      ["send", "acme", "one.xml", "--to", "http://127.0.0.1:1/", "--key-env", "ACME_KEY"],
      "nobody answers at http://127.0.0.1:1/: ",
    ],
    [
      ["send", "acme", "one.xml", "--to", "http://127.0.0.1:1/", "--key-env", "ACME_KEY", "--webhook", "itens"],
      'there is no webhook "itens" of acme',
    ],
    [
      ["replay", "acme", "specs", "--to", "http://127.0.0.1:1/", "--key-env", "ACME_KEY"],
      "there is no .xml file in specs",
    ],
  ])("exits with 2 on %j", async (words, complaint) => {
    const { code, out, error } = await run(folder, words);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(error).toContain(`tagsmith: ${complaint}`);
  });
});

describe("parse", () => {
  const field = (xml: string): string =>
    [...rc4(new TextEncoder().encode(secret), new TextEncoder().encode(xml))]
      .map((byte) => `%${byte.toString(16).padStart(2, "0").toUpperCase()}`)
      .join("");
  const value = { version: "2.0", declared: "2.0", item: [{ id: "1", name: "Ada Lovelace" }] };
  const parts = (text: string): string =>
    `--x y\r\nContent-Disposition: form-data; name="FeedData"\r\n\r\n${text}\r\n--x y--\r\n`;

  test.each([
    ["the whole form", `a=1&FeedData=${encodeURIComponent(field(feed("1")))}&b=2`],
    ["a form in parts", parts(field(feed("1")))],
    ["the field", field(feed("1"))],
    ["the field as it stood in the form", `${encodeURIComponent(field(feed("1")))}\n`],
    ["the document itself", feed("1")],
  ])("takes what was posted, as a script wrote it down: %s", async (_, text) => {
    writeFileSync(join(folder, "post.txt"), text);
    const { code, out, error } = await run(folder, ["parse", "acme/feed", "post.txt", "--key-env", "ACME_KEY"]);
    expect({ code, value: JSON.parse(out) as unknown, error }).toEqual({ code: 0, value, error: "" });
  });

  test("says that a key may be wrong, and needs none for XML", async () => {
    writeFileSync(join(folder, "post.txt"), field(feed("1")));
    expect(await run(folder, ["parse", "acme/feed", "post.txt", "--set", "apiKey=wr0ng"])).toEqual({
      code: 2,
      out: "",
      error:
        "tagsmith: post.txt is neither XML nor a post that holds some\n" +
        "  A key that is wrong gives this too; the setting is apiKey; found at: Account > API\n",
    });
    expect((await run(folder, ["parse", "acme/feed", "post.txt"])).error).toContain(
      "tagsmith: acme: the setting apiKey is missing; found at: Account > API",
    );
    expect((await run(folder, ["parse", "acme/feed", "one.xml"])).code).toBe(0);
  });
});
