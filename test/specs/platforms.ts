import { readSpecs } from "../../generator/src/front.js";
import type { Document, NamedType, Platform } from "../../generator/src/model/model.js";
import { type PathEnd, resolvePath } from "../../generator/src/model/paths.js";
import { allSpecs } from "../generator/repository.js";

/** The platforms as their specs say them. */
export const platforms: readonly Platform[] = readSpecs(
  new Map(allSpecs().map(({ path, bytes }) => [`specs/${path}`, decode(bytes)])),
).platforms;

/** What stands at a path of a document; nothing where there is no such thing. */
export function endAt(document: Document, path: string): PathEnd | undefined {
  const types = new Map<string, NamedType>(document.types.map((type) => [type.name, type]));
  const resolved = resolvePath(document.type, path, types);
  return "end" in resolved ? resolved.end : undefined;
}

/** A document by its name: `shopsite/orders`. */
export function documentOf(name: string): Document {
  const [platform = "", document = ""] = name.split("/");
  const found = platformOf(platform).documents.find((each) => each.name === document);
  if (found === undefined) throw new Error(`there is no document ${name}`);
  return found;
}

/** A platform by its name. */
export function platformOf(name: string): Platform {
  const found = platforms.find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no platform ${name}`);
  return found;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
