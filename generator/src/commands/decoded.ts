/**
 * The text of a document for showing its lines: in the encoding that the byte order mark or the XML declaration names.
 * What cannot be decoded becomes U+FFFD here; that it is wrong has been said by the reader.
 */
export function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (first === 0x3c && second === 0) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0 && second === 0x3c) return new TextDecoder("utf-16be").decode(bytes);
  const start = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  const encoding = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(start)?.[1]?.toLowerCase();
  // One byte is one column in both; Node 20 decodes windows-1252 wrongly, and nobody looks at its quotes here.
  if (encoding !== undefined && /^(?:iso-8859-1|latin1|windows-1252|us-ascii)$/.test(encoding))
    return Buffer.from(bytes).toString("latin1");
  return new TextDecoder("utf-8").decode(bytes);
}
