import { md5 as md5Of } from "../crypto/md5.js";
import { type Expression, call } from "../expression.js";
import { bytesOf } from "../value.js";

/** The MD5 digest, as bytes: `hex(md5(...))`. Weak, but vendors ask for it. */
export function md5(value: Expression): Expression {
  return call("md5", [value], "hides", ([given = ""]) => md5Of(bytesOf(given)));
}

/** The SHA-1 digest, as bytes. */
export function sha1(value: Expression): Expression {
  return digest("sha1", "SHA-1", value);
}

/** The SHA-256 digest, as bytes. */
export function sha256(value: Expression): Expression {
  return digest("sha256", "SHA-256", value);
}

/** The HMAC of a text under a key with SHA-1, as bytes: https://www.rfc-editor.org/rfc/rfc2104. */
export function hmacSha1(key: Expression, value: Expression): Expression {
  return hmac("hmac-sha1", "SHA-1", key, value);
}

/** The HMAC of a text under a key with SHA-256, as bytes. */
export function hmacSha256(key: Expression, value: Expression): Expression {
  return hmac("hmac-sha256", "SHA-256", key, value);
}

function digest(name: string, algorithm: string, value: Expression): Expression {
  return call(
    name,
    [value],
    "hides",
    async ([given = ""]) => new Uint8Array(await crypto.subtle.digest(algorithm, bytesOf(given))),
  );
}

function hmac(name: string, hash: string, key: Expression, value: Expression): Expression {
  return call(name, [key, value], "hides", async ([secret = "", given = ""]) => {
    const bytes = bytesOf(secret);
    // WebCrypto refuses an empty key; a key of one zero byte is padded to the same block.
    const raw = bytes.length === 0 ? new Uint8Array(1) : bytes;
    const imported = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash }, false, ["sign"]);
    return new Uint8Array(await crypto.subtle.sign("HMAC", imported, bytesOf(given)));
  });
}
