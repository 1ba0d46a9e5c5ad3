import { isComplete, readAddress } from "./address.js";
import { AnswerError } from "./errors/answer-error.js";
import type { ClientTable, Scope, TokenTable } from "./table.js";
import { textOf } from "./value.js";

/**
 * Takes the members of a token's answer into a request: its texts are secret from now on, and URLs in it must lead to the
 * host that gave it, or to one that the user allowed.
 */
export async function checkToken(
  table: ClientTable,
  token: TokenTable,
  members: Readonly<Record<string, unknown>>,
  scope: Scope,
  allowedHosts: readonly string[],
): Promise<void> {
  const own = readAddress(table.platform, token.url.text, textOf(await token.url.evaluate(scope)));
  for (const [name, member] of Object.entries(members)) {
    if (typeof member !== "string") continue;
    if (!isComplete(member)) {
      // Words such as a token's type are no secret.
      if (member.length >= 8) scope.secrets?.add(member);
      continue;
    }
    if (!token.urls?.includes(name)) continue;
    const { origin, scheme, host } = readAddress(table.platform, name, member);
    const named = origin.slice(origin.indexOf("//") + 2);
    const isOwn =
      origin === own.origin || (named === own.origin.slice(own.origin.indexOf("//") + 2) && scheme === "https");
    if (isOwn || allowedHosts.includes(named)) continue;
    throw new AnswerError({
      platform: table.platform,
      operation: "token",
      url: own.origin + own.path,
      reason: `the answer's ${name} leads to ${host}, which is not ${own.host}: add it to allowedHosts if you trust it`,
    });
  }
}
