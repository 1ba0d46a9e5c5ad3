import { SettingError } from "./errors/setting-error.js";

/** Where a request goes, in the pieces that expressions name. */
export interface Address {
  /** Scheme, host and port: `https://shop.example`. */
  readonly origin: string;
  readonly scheme: "http" | "https";
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** The query that stands in the address itself, without `?`. */
  readonly query: string;
}

/** The address of a path below a base, whose own query is kept; a path that is a complete URL stands for itself. */
export function joinAddress(platform: string, named: string, base: string, path: string): Address {
  if (isComplete(path)) return readAddress(platform, named, path);
  const address = readAddress(platform, named, base);
  if (path === "") return address;
  const [pathname = "", ...query] = path.split("?");
  // As a URL of its own, so that characters are escaped and `..` is resolved as in the base.
  const below = readAddress(
    platform,
    named,
    `${address.origin}${address.path.replace(/\/$/, "")}/${pathname.replace(/^\//, "")}`,
  );
  return { ...below, query: [address.query, query.join("?")].filter((part) => part !== "").join("&") };
}

/** Whether a path is a complete URL. */
export function isComplete(path: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:/.test(path);
}

/** The pieces of a URL. What is no plain http or https URL is refused, without showing it: it may hold a secret. */
export function readAddress(platform: string, named: string, text: string): Address {
  const refuse = (reason: string): SettingError => new SettingError({ platform, setting: named, reason });
  // `new URL` drops tabs and line ends silently: https://url.spec.whatwg.org/#concept-basic-url-parser
  const url = /[\s\p{Cc}]/u.test(text) ? undefined : parse(text);
  if (url === undefined) throw refuse("is not a URL");
  if (url.username !== "" || url.password !== "") throw refuse("must not hold a user name or a password");
  if (url.protocol !== "http:" && url.protocol !== "https:") throw refuse("is not an http or https URL");
  const scheme = url.protocol === "https:" ? "https" : "http";
  const port = url.port === "" ? (scheme === "https" ? 443 : 80) : Number(url.port);
  return { origin: url.origin, scheme, host: url.hostname, port, path: url.pathname, query: url.search.slice(1) };
}

/** Whether a host is this computer: https://www.rfc-editor.org/rfc/rfc6761#section-6.3 for the names. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/\.$/, "");
  if (name === "localhost" || name.endsWith(".localhost") || name === "[::1]") return true;
  // `URL` writes IPv4 addresses in this form only, and those in IPv6 as two groups.
  return /^127\.\d+\.\d+\.\d+$/.test(name) || /^\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\]$/.test(name);
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    // Its error would show the whole text.
    return undefined;
  }
}
