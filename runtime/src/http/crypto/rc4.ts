/**
 * RC4, which enciphers and deciphers alike. It is broken as a cipher and never proves who sent what; vendors use it still.
 * Test vectors: https://www.rfc-editor.org/rfc/rfc6229.
 */
export function rc4(key: Uint8Array, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(rc4Stream(key)(bytes));
}

/** RC4 over bytes that come in pieces. */
export function rc4Stream(key: Uint8Array): (bytes: Uint8Array) => Uint8Array<ArrayBuffer> {
  if (key.length === 0 || key.length > 256) {
    throw new RangeError(`expected a key of 1 to 256 bytes but received ${key.length}`);
  }
  const state = schedule(key);
  let i = 0;
  let j = 0;
  return (bytes) => {
    const output = new Uint8Array(bytes.length);
    for (let index = 0; index < bytes.length; index++) {
      i = (i + 1) & 255;
      const a = state[i] ?? 0;
      j = (j + a) & 255;
      const b = state[j] ?? 0;
      state[i] = b;
      state[j] = a;
      output[index] = (bytes[index] ?? 0) ^ (state[(a + b) & 255] ?? 0);
    }
    return output;
  };
}

function schedule(key: Uint8Array): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  let j = 0;
  for (let i = 0; i < 256; i++) {
    const a = state[i] ?? 0;
    j = (j + a + (key[i % key.length] ?? 0)) & 255;
    state[i] = state[j] ?? 0;
    state[j] = a;
  }
  return state;
}
