/**
 * Whether two texts or bytes are the same, in a time that says nothing about how much of them is: their digests are
 * compared to the end, so that not even their lengths show.
 */
export async function isSameSecret(given: string | Uint8Array, expected: string | Uint8Array): Promise<boolean> {
  const [a, b] = await Promise.all([digest(given), digest(expected)]);
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index++) difference |= (a[index] ?? 0) ^ (b[index] ?? 0);
  return difference === 0;
}

async function digest(secret: string | Uint8Array): Promise<Uint8Array> {
  const bytes = Uint8Array.from(typeof secret === "string" ? new TextEncoder().encode(secret) : secret);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}
