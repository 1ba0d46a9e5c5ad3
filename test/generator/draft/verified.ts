import { expect } from "vitest";
import { draftOf, shortfall, typesOf, withoutNotes } from "./drafting.js";

/** The types of a draft that reads its documents and writes them as they were. */
export function types(...documents: readonly string[]): string {
  const draft = draftOf(...documents);
  for (const document of documents) expect(shortfall(draft, document)).toBeUndefined();
  return typesOf(...documents);
}

/** What a draft says before its types. */
export function head(...documents: readonly (string | Uint8Array)[]): string {
  const draft = draftOf(...documents);
  for (const document of documents) expect(shortfall(draft, document)).toBeUndefined();
  return withoutNotes(draft.slice(draft.indexOf("root:"), draft.indexOf("types:"))).trimEnd();
}
