import { rc4 as rc4Of } from "../crypto/rc4.js";
import { type Expression, call } from "../expression.js";
import { bytesOf } from "../value.js";

/** Bytes enciphered with RC4: `base64(rc4(apiKey, text))`. It hides nothing from one who can change bytes on their way. */
export function rc4(key: Expression, value: Expression): Expression {
  return call("rc4", [key, value], "hides", ([secret = "", given = ""]) => rc4Of(bytesOf(secret), bytesOf(given)));
}
