/** The MD5 digest of bytes: https://www.rfc-editor.org/rfc/rfc1321. WebCrypto has none. */
export function md5(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const blocks = pad(bytes);
  const state = new Uint32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]);
  const table = sines();
  for (let offset = 0; offset < blocks.byteLength; offset += 64) mix(state, blocks, offset, table);
  const digest = new DataView(new ArrayBuffer(16));
  state.forEach((word, index) => digest.setUint32(index * 4, word, true));
  return new Uint8Array(digest.buffer);
}

/** Sections 3.1 and 3.2: a one bit, zeros, and the length in bits as 64 bits. */
function pad(bytes: Uint8Array): DataView {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, (bytes.length * 8) >>> 0, true);
  view.setUint32(padded.length - 4, Math.floor(bytes.length / 0x20000000), true);
  return view;
}

/** Section 3.4: the integer part of 4294967296 times abs(sin(i)), i in radians. */
function sines(): Uint32Array {
  return Uint32Array.from({ length: 64 }, (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 0x100000000));
}

const rotations = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

/** Section 3.4: four rounds of sixteen steps over one block. */
function mix(state: Uint32Array, blocks: DataView, offset: number, table: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (let step = 0; step < 64; step++) {
    const round = step >> 4;
    const sum = (a + choose(round, b, c, d) + (table[step] ?? 0) + word(blocks, offset, round, step)) | 0;
    const rotation = rotations[round * 4 + (step & 3)] ?? 0;
    a = d;
    d = c;
    c = b;
    b = (b + ((sum << rotation) | (sum >>> (32 - rotation)))) | 0;
  }
  state[0] = (state[0] ?? 0) + a;
  state[1] = (state[1] ?? 0) + b;
  state[2] = (state[2] ?? 0) + c;
  state[3] = (state[3] ?? 0) + d;
}

/** The functions F, G, H and I. */
function choose(round: number, b: number, c: number, d: number): number {
  if (round === 0) return (b & c) | (~b & d);
  if (round === 1) return (b & d) | (c & ~d);
  return round === 2 ? b ^ c ^ d : c ^ (b | ~d);
}

function word(blocks: DataView, offset: number, round: number, step: number): number {
  const index = round === 0 ? step : round === 1 ? 5 * step + 1 : round === 2 ? 3 * step + 5 : 7 * step;
  return blocks.getUint32(offset + (index & 15) * 4, true);
}
