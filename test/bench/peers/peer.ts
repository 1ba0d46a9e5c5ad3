import type { Plan } from "../binding/plan.js";

/** Another library, reading a document into our values. */
export interface Peer {
  readonly name: string;
  /** A tree of texts that is mapped afterwards, or events that fill the values at once. */
  readonly kind: "tree" | "events";
  readonly parse: (plan: Plan, xml: Uint8Array) => unknown;
}

/** All peers that read strings are given the bytes of a document, as it comes from the wire. */
export function decode(xml: Uint8Array): string {
  return Buffer.from(xml.buffer, xml.byteOffset, xml.length).toString("utf8");
}
