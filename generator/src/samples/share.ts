import type { Expectations } from "./expectations.js";

/** The line in a test file that says how much of what it expects comes from outside of the spec. */
export function shareText({ outside, total }: Expectations): string {
  return `// expects ${total}, of which ${outside} from outside of the spec\n`;
}

/** What the line in a test file says; nothing where there is none. */
export function shareIn(text: string): Expectations | undefined {
  const found = /^\/\/ expects (\d+), of which (\d+) from outside of the spec$/m.exec(text.slice(0, 1000));
  return found === null ? undefined : { total: Number(found[1]), outside: Number(found[2]) };
}

/** What the test files of a platform say together. */
export function shareOf(texts: Iterable<string>): Expectations {
  let outside = 0;
  let total = 0;
  for (const text of texts) {
    const share = shareIn(text);
    outside += share?.outside ?? 0;
    total += share?.total ?? 0;
  }
  return { outside, total };
}
