import type { Document, Platform } from "../model/model.js";
import { unknownName } from "./platforms.js";

/** The document of a platform that is meant by a name, or its only one where none is given. */
export function documentOf(platform: Platform, name: string | undefined): Document {
  const names = platform.documents.map((document) => document.name);
  const [only] = platform.documents;
  if (name === undefined && platform.documents.length === 1 && only !== undefined) return only;
  const document = platform.documents.find((each) => each.name === name);
  if (document === undefined) throw unknownName("document", name ?? "", names, `of ${platform.name}`);
  return document;
}
