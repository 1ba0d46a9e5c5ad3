import { writeHex } from "../values/hex.js";
import type { TokenTable } from "../http/table.js";
import type { TokenMembers } from "./check.js";
import { randomFrom } from "./random.js";

/** The tokens that a mock gave out. */
export interface Tokens {
  /** Gives out another. */
  readonly issue: (origin: string, now: number) => TokenMembers;
  /** Those that are good for one more request. */
  readonly good: (now: number) => readonly TokenMembers[];
  /** A request came with it. */
  readonly use: (members: TokenMembers) => void;
}

interface Token {
  readonly members: TokenMembers;
  readonly until: number;
  left: number;
}

/** Starts without any. `seconds`: for how long one is good. */
export function tokensOf(table: TokenTable, seconds: number): Tokens {
  let given: Token[] = [];
  let number = 0;
  const members = table.answer.kind === "json" ? table.answer.members : [];
  return {
    issue: (origin, now) => {
      const random = randomFrom(`token/${(number += 1)}`);
      const secret = (): string => String(writeHex(Uint8Array.from({ length: 12 }, () => random.whole(0, 255))));
      const made = Object.fromEntries(members.map((name) => [name, memberOf(table, name, origin, seconds, secret)]));
      given.push({ members: made, until: now + seconds * 1000, left: table.uses ?? Number.POSITIVE_INFINITY });
      return made;
    },
    good: (now) => {
      given = given.filter(({ until, left }) => left > 0 && now < until);
      return given.map((token) => token.members).toReversed();
    },
    use: (used) => {
      const token = given.find((each) => each.members === used);
      if (token) token.left--;
    },
  };
}

/** Where the URLs lead that each token names. */
export function addressesOf({ urls = [] }: TokenTable, origin: string): [name: string, url: string][] {
  return urls.map((name) => [name, `${origin}/${name}`]);
}

/** What a member of the answer says: its name is all that the spec knows. */
function memberOf(table: TokenTable, name: string, origin: string, seconds: number, secret: () => string): unknown {
  if (name === table.expires || /expire/i.test(name)) return seconds;
  if (table.urls?.includes(name) || /url$/i.test(name)) return `${origin}/${name}`;
  return /type$/i.test(name) ? "bearer" : secret();
}
