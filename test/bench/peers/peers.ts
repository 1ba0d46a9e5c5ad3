import type { Peer } from "./peer.js";

/** The libraries by name; each is imported where it is measured alone. */
export const peers: Readonly<Record<string, () => Promise<Peer>>> = {
  "fast-xml-parser": async () => (await import("./fast-xml-parser.js")).fastXmlParser,
  txml: async () => (await import("./txml.js")).txml,
  saxes: async () => (await import("./saxes.js")).saxes,
  saxen: async () => (await import("./saxen.js")).saxen,
  htmlparser2: async () => (await import("./htmlparser2.js")).htmlparser2,
  "libxml2-wasm": async () => (await import("./libxml2-wasm.js")).libxml2Wasm,
};
