import type { Style } from "./object.js";

/** Another library, writing an object as a document. */
export interface Builder {
  readonly name: string;
  readonly style: Style;
  readonly build: (object: Readonly<Record<string, unknown>>) => string;
}

/** The libraries by name; each is imported where it is measured alone. The builder of fast-xml-parser is fast-xml-builder. */
export const builders: Readonly<Record<string, () => Promise<Builder>>> = {
  "fast-xml-builder": async () => (await import("./fast-xml-builder.js")).fastXmlBuilder,
  xmlbuilder2: async () => (await import("./xmlbuilder2.js")).xmlbuilder2,
};
