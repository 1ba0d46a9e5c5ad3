import { type Address, isComplete, isLoopback, readAddress } from "./address.js";
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
  for (const member of Object.values(members)) {
    if (typeof member !== "string" || isComplete(member)) continue;
    // Words such as a token's type are no secret.
    if (member.length >= 8) scope.secrets?.add(member);
  }
  for (const name of token.urls ?? []) {
    const reason = wrong(table.platform, own, name, members[name], allowedHosts, token.over);
    if (reason === undefined) continue;
    const url = own.origin + own.path;
    throw new AnswerError({
      platform: table.platform,
      operation: "token",
      url,
      reason: `the answer's ${name} ${reason}`,
    });
  }
}

function wrong(
  platform: string,
  own: Address,
  name: string,
  member: unknown,
  allowedHosts: readonly string[],
  over: TokenTable["over"],
): string | undefined {
  if (typeof member !== "string" || !isComplete(member)) return "is not a URL";
  try {
    const address = readAddress(platform, name, member);
    const host = hostOf(address);
    if (over === "https" && address.scheme === "http" && !isLoopback(address.host)) {
      return `leads to ${address.origin}, and must be https`;
    }
    // From http to https is no other host, the other way round it is.
    const isOwn = host === hostOf(own) && (address.scheme === "https" || own.scheme === "http");
    if (isOwn || allowedHosts.includes(host)) return undefined;
    return `leads to ${address.origin}, which is not ${own.origin}: add ${host} to allowedHosts if you trust it`;
  } catch {
    return "is not an http or https URL without a user name";
  }
}

/** With the port where it is not the usual one. */
function hostOf({ origin }: Address): string {
  return origin.slice(origin.indexOf("//") + 2);
}
