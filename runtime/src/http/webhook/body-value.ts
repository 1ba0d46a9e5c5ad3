/** A body as expressions of a signature name it: the text that it is, so that more can be joined to it, or else its bytes. */
export function bodyValue(bytes: Uint8Array): string | Uint8Array {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes;
  }
}
