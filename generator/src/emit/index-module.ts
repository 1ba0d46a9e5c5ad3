import type { Platform } from "../model/model.js";
import { type Specifier, sharedIn } from "./document.js";
import { namedExport } from "./module.js";
import { type Names, documentNames } from "./names.js";
import { roleExports } from "./roles/emit.js";

/** The module that a consumer imports: every name of the platform, each one spelled out. */
export function indexModule(platform: Platform, names: Names, specifier: Specifier): string {
  const isShared = sharedIn(platform);
  const documents = platform.documents.map((document) => {
    const { constant, parse, serialize } = documentNames(names, document);
    // A type that is called as the constant is exported with it.
    const types = document.types.filter((type) => !isShared(type) && type.typeName !== constant);
    return namedExport(
      [constant, parse, serialize, ...types.map(({ typeName }) => `type ${typeName}`)],
      specifier(document.name),
    );
  });
  const used = new Set(
    platform.documents.flatMap(({ types }) => types.filter(isShared).map(({ typeName }) => typeName)),
  );
  const shared = namedExport(
    [...used].map((typeName) => `type ${typeName}`),
    specifier("types"),
  );
  return `${[...documents, shared, ...roleExports(platform, names, specifier)].filter((text) => text !== "").join("\n")}\n`;
}
