/** The XML declaration that most documents have: known at sight. */
export const usualDeclaration = '<?xml version="1.0" encoding="UTF-8"?>';

/** Whether a text of ASCII stands at `p`. */
export function standsAt(bytes: Uint8Array, p: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[p + i] !== text.charCodeAt(i)) return false;
  return true;
}
