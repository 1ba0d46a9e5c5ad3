import type { Platform } from "../model/model.js";
import { type Specifier, isShared } from "./document.js";
import { namedExport } from "./module.js";
import { type Names, documentNames } from "./names.js";

/** The module that a consumer imports: every name of the platform, each one spelled out. */
export function indexModule(platform: Platform, names: Names, specifier: Specifier): string {
  const shared = new Map(
    platform.documents.flatMap(({ types }) =>
      types.filter(isShared).map(({ typeName }) => [typeName, typeName] as const),
    ),
  );
  const documents = platform.documents.map((document) => {
    const { constant, parse, serialize } = documentNames(names, document);
    const types = document.types.filter((type) => !isShared(type) && type.typeName !== constant);
    return namedExport(
      [constant, parse, serialize, ...types.map(({ typeName }) => `type ${typeName}`)],
      specifier(document.name),
    );
  });
  const types = namedExport(
    [...shared.keys()].map((name) => `type ${name}`),
    specifier("types"),
  );
  return `${[...documents, types].filter((text) => text !== "").join("\n")}\n`;
}
