import type { Platform } from "../model/model.js";
import { type Specifier, sharedIn } from "./document.js";
import { namedExport } from "./module.js";
import { type Names, documentNames } from "./names.js";

/** The module that a consumer imports: every name of the platform, each one spelled out. */
export function indexModule(platform: Platform, names: Names, specifier: Specifier): string {
  const isShared = sharedIn(platform);
  const called = platform.documents.map((document) => documentNames(names, document));
  const taken = new Set(called.flatMap(({ constant, parse, serialize }) => [constant, parse, serialize]));
  /** Two documents may have a type of the same name: that of the second then begins with the document's. */
  const exported = (typeName: string, constant: string): string => {
    const name = taken.has(typeName) ? `${constant}${typeName}` : typeName;
    taken.add(name);
    return name === typeName ? `type ${typeName}` : `type ${typeName} as ${name}`;
  };
  const shared = new Set(
    platform.documents.flatMap(({ types }) => types.filter(isShared).map(({ typeName }) => typeName)),
  );
  const types = namedExport(
    [...shared].map((typeName) => exported(typeName, "")),
    specifier("types"),
  );
  const documents = platform.documents.map((document) => {
    const { constant, parse, serialize } = documentNames(names, document);
    // A type that is called as its constant is exported with it.
    const own = document.types.filter((type) => !isShared(type) && type.typeName !== constant);
    return namedExport(
      [constant, parse, serialize, ...own.map(({ typeName }) => exported(typeName, constant))],
      specifier(document.name),
    );
  });
  return `${[...documents, types].filter((text) => text !== "").join("\n")}\n`;
}
