import { type Part, maskParts, writeParts } from "./parts.js";
import type { Prepared } from "./draft.js";
import { mask } from "./secrets.js";

/** A request as logs may show it: secrets and personal values are replaced by `***`. */
export interface MaskedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The form. Of a document only how many bytes it has, since it may hold the data of customers. */
  readonly body: string | undefined;
}

/** The copy of a request that may be shown. */
export function maskRequest(prepared: Prepared): MaskedRequest {
  const { method, address, secrets, unshown, document } = prepared;
  const parts = maskParts(prepared.parts, secrets);
  const form = writeParts(parts, "form");
  return {
    method,
    url: urlOf({
      parts,
      address: { ...address, path: mask(address.path, unshown), query: mask(address.query, secrets) },
    }),
    headers: headersOf({ ...prepared, parts }),
    body: document ? `${document.length} bytes` : form === "" ? undefined : form,
  };
}

/** Where a request goes, for messages: without query and secrets. */
export function placeOf({ address, unshown }: Pick<Prepared, "address" | "unshown">): string {
  return mask(address.origin + address.path, unshown);
}

/** The whole URL of a request. */
export function urlOf({ address, parts }: Pick<Prepared, "address" | "parts">): string {
  const query = [address.query, writeParts(parts, "query")].filter((part) => part !== "").join("&");
  return `${address.origin}${address.path}${query === "" ? "" : `?${query}`}`;
}

/** The headers of a request, without those of the connection. */
export function headersOf({
  parts,
  contentType,
}: Pick<Prepared, "parts" | "contentType">): [name: string, value: string][] {
  const headers = parts.filter(isHeader).map(({ name, value }): [string, string] => [name.toLowerCase(), value]);
  if (contentType === undefined || headers.some(([name]) => name === "content-type")) return headers;
  return [...headers, ["content-type", contentType]];
}

function isHeader(part: Part): boolean {
  return part.in === "header";
}
