/** The bytes of a document as far as it is written. */
export interface Output {
  bytes: Uint8Array;
  view: DataView;
  /** Where the next byte goes. */
  at: number;
}

/** Outputs up to this size are kept for the next document. */
const keptSize = 4_194_304;

let spare: Output | undefined;

/** An empty output. A document written inside a document gets another one. */
export function takeOutput(): Output {
  const output = spare ?? newOutput(new Uint8Array(16_384));
  spare = undefined;
  output.at = 0;
  return output;
}

/** Gives an output back whose bytes are no longer needed. */
export function giveOutput(output: Output): void {
  if (output.bytes.length <= keptSize) spare = output;
}

/** Makes sure that so many more bytes fit. */
export function reserve(output: Output, size: number): void {
  if (output.at + size > output.bytes.length) grow(output, size);
}

function newOutput(bytes: Uint8Array): Output {
  return { bytes, view: new DataView(bytes.buffer), at: 0 };
}

function grow(output: Output, size: number): void {
  const bytes = new Uint8Array(Math.max(output.bytes.length * 2, output.at + size));
  bytes.set(output.bytes.subarray(0, output.at));
  output.bytes = bytes;
  output.view = new DataView(bytes.buffer);
}
