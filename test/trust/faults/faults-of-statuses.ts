import { type Fault, type Scene, content, status, statusOf, once, echo, hostOf } from "./fault.js";
import { raw, reply } from "./wire.js";

/** What a status says in place of an answer, and where it sends the client. */
export const statusFaults: readonly Fault[] = [
  { name: "429 for ever", play: statusOf("429 Too Many Requests"), outcome: status },
  { name: "429 once", play: once(statusOf("429 Too Many Requests", "retry-after: 0")), outcome: status, passes: true },
  {
    name: "429 with a date",
    play: once(statusOf("429 X", `retry-after: ${new Date(0).toUTCString()}`)),
    outcome: status,
    passes: true,
  },
  { name: "429 with an absurd wait", play: statusOf("429 X", "retry-after: 99999999999999999999"), outcome: status },
  {
    name: "429 with a wait that is none",
    play: once(statusOf("429 X", "retry-after: -5, soon")),
    outcome: status,
    passes: true,
  },
  { name: "408 once", play: once(statusOf("408 Request Timeout")), outcome: status, passes: true },
  ...["500", "502", "503", "504"].flatMap((code): Fault[] => [
    { name: `${code} for ever`, play: statusOf(`${code} Down`), outcome: status },
    { name: `${code} once`, play: once(statusOf(`${code} Down`)), outcome: status, passes: true },
  ]),
  { name: "400", play: statusOf("400 Bad Request"), outcome: status },
  { name: "401", play: statusOf("401 Unauthorized"), outcome: /^RefusedError$/ },
  {
    name: "403 that repeats the request",
    play: (scene) => reply(scene.socket, echo(scene), [`x-echo: ${scene.path}`], "403 Forbidden"),
    outcome: /^RefusedError$/,
  },
  {
    name: "400 that repeats the request",
    play: (scene) => reply(scene.socket, echo(scene), [], "400 Bad Request"),
    outcome: status,
  },
  {
    name: "a text that repeats the request",
    play: (scene) => reply(scene.socket, echo(scene), []),
    outcome: content,
    onlyContent: true,
  },
  {
    name: "204",
    play: ({ socket }) => raw(socket, "HTTP/1.1 204 No Content\r\n\r\n"),
    outcome: content,
    onlyContent: true,
  },
  { name: "304", play: ({ socket }) => raw(socket, "HTTP/1.1 304 Not Modified\r\n\r\n"), outcome: status },
  {
    name: "a status beyond all numbers",
    play: ({ socket }) => void socket.end("HTTP/1.1 999 X\r\ncontent-length: 0\r\n\r\n"),
    outcome: /^(?:StatusError|ConnectionError)$/,
  },

  ...["301 X", "302 X", "303 X", "307 X", "308 X"].map((line): Fault => ({
    name: `${line.slice(0, 3)} to another origin`,
    play: redirect(line, ({ elsewhere }) => `${elsewhere}/taken`),
    outcome: status,
  })),
  {
    name: "a redirect to another scheme",
    play: redirect("307 X", ({ elsewhere }) => elsewhere.replace("http:", "https:")),
    outcome: status,
  },
  {
    name: "a redirect without a scheme",
    play: redirect("307 X", ({ elsewhere }) => elsewhere.replace("http:", "")),
    outcome: status,
  },
  {
    name: "a redirect with a user name",
    play: redirect("307 X", ({ head: text }) => `http://user:word@${hostOf(text)}/`),
    outcome: status,
  },
  {
    name: "a redirect that hides its host",
    play: redirect("307 X", ({ head: text, elsewhere }) => `http://${hostOf(text)}@${elsewhere.slice(7)}/`),
    outcome: status,
  },
  {
    name: "a redirect of backslashes",
    play: redirect("307 X", ({ elsewhere }) => `\\\\${elsewhere.slice(7)}/`),
    outcome: status,
  },
  { name: "a redirect to a file", play: redirect("302 X", () => "file:///etc/passwd"), outcome: status },
  { name: "a redirect to data", play: redirect("302 X", () => "data:text/xml,<a/>"), outcome: status },
  { name: "a redirect to nowhere", play: redirect("302 X", () => "http://[::/"), outcome: status },
  { name: "a redirect to itself", play: redirect("307 X", ({ path }) => path), outcome: status },
  {
    name: "a redirect that leads on for ever",
    play: redirect("307 X", ({ path, time }) => `${path.split("?")[0]}?on=${time}`),
    outcome: status,
  },
  { name: "a redirect without a place", play: statusOf("302 Found"), outcome: status },

  ...[
    ["another origin", ({ elsewhere }: Scene) => elsewhere],
    [
      "a user name that looks like a host",
      ({ head: text, elsewhere }: Scene) => `http://${hostOf(text)}@${elsewhere.slice(7)}`,
    ],
    ["a host that begins alike", ({ head: text }: Scene) => `http://${hostOf(text)}.evil.example`],
  ].map(([name, to]): Fault => ({
    name: `a URL that leads to ${name as string}`,
    play: (scene) => {
      const { good, head: text } = scene;
      const body = String(good).replaceAll(`http://${hostOf(text)}`, (to as (scene: Scene) => string)(scene));
      reply(scene.socket, body, [`content-type: ${scene.type}`]);
    },
    outcome: /^(?:answer|AnswerError)$/,
  })),
];

function redirect(line: string, to: (scene: Scene) => string): Fault["play"] {
  return (scene) => reply(scene.socket, "moved", [`location: ${to(scene)}`], line);
}
