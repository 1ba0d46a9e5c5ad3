import type { Retries } from "./options.js";

/** How long to wait before the next attempt, spread at random from nothing to a bound that doubles with each. */
export function backoff(
  { baseMilliseconds, capMilliseconds }: Retries,
  attempts: number,
  random: (bytes: number) => Uint8Array,
): number {
  const bound = Math.min(capMilliseconds, baseMilliseconds * 2 ** (attempts - 1));
  const [a = 0, b = 0, c = 0, d = 0] = random(4);
  return Math.floor((bound * (((a * 256 + b) * 256 + c) * 256 + d)) / 0x100000000);
}

/** Whether an answer says that the same request may do better later. */
export function isTransient(status: number): boolean {
  return status === 408 || status === 429 || (status >= 500 && status <= 599);
}

/**
 * The milliseconds that `Retry-After` asks for, as seconds or as a date; nothing where it is neither.
 * https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Nothing but the form that all senders must use: Date.parse takes much else.
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : Math.max(0, time - now);
}
