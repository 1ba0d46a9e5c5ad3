/** The charset that a `Content-Type` names, if any. */
export function charsetIn(contentType: string | null): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType ?? "")?.[1];
}
