/** The main document of each platform, as its users import it. */
export const mainDocuments = [
  { platform: "foxycart", module: "datafeed", document: "Datafeed", shape: "cdata" },
  { platform: "modular-merchant", module: "orders", document: "Orders", shape: "urlEncoded" },
  { platform: "shiprush", module: "orders", document: "Orders", shape: "elements" },
  { platform: "shipstation", module: "orders", document: "Orders", shape: undefined },
  { platform: "shopsite", module: "orders", document: "Orders", shape: undefined },
  { platform: "xmlshop", module: "orders", document: "Orders", shape: "attributes" },
] as const;

/** `modular-merchant` as a key: `modularMerchant`. */
export function keyOf(platform: string): string {
  return platform.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
