import type { Platform } from "../model/model.js";
import { type Specifier, documentModule, sharedModule } from "./document.js";
import { type Origin, headerText } from "./header.js";
import { indexModule } from "./index-module.js";
import type { Names } from "./names.js";
import { roleModulesOf } from "./roles/emit.js";

/** What the output depends on besides the specs. */
export interface EmitOptions {
  /** How generated files name each other. */
  readonly importExtension: ".js" | ".ts" | "none";
  readonly origin?: Origin | undefined;
}

/** The hashes that each file of a platform begins with. */
export interface Hashes {
  readonly spec: string;
  readonly generator: string;
}

/** The modules of a platform by their path in the output, such as `acme/orders.ts`. */
export function emitPlatform(
  platform: Platform,
  names: Names,
  hashes: Hashes,
  options: EmitOptions,
): ReadonlyMap<string, string> {
  const specifier = specifierOf(options);
  const files = new Map<string, string>();
  const add = (name: string, from: string, text: string | undefined): void => {
    if (text === undefined) return;
    const header = headerText({ from, platform: platform.name, origin: options.origin, ...hashes });
    files.set(`${platform.name}/${name}`, `${header}\n${text}`);
  };
  for (const document of platform.documents)
    add(`${document.name}.ts`, document.place.file, documentModule(platform, document, names, specifier));
  for (const [name, text] of roleModulesOf(platform, names, specifier))
    add(`${name}.ts`, `${platform.name}/platform.yaml`, text);
  add("types.ts", `${platform.name}/types.yaml`, sharedModule(platform, names));
  add("index.ts", platform.name, indexModule(platform, names, specifier));
  return files;
}

/** How the modules of a platform name each other. */
export function specifierOf({ importExtension }: EmitOptions): Specifier {
  return (module) => `./${module}${importExtension === "none" ? "" : importExtension}`;
}
