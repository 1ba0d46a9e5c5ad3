import { create } from "xmlbuilder2";
import type { Builder } from "./builders.js";

export const xmlbuilder2: Builder = {
  name: "xmlbuilder2",
  style: { attribute: "@", text: "#", cdata: "$" },
  build: (object) => create({ encoding: "UTF-8" }, object).end(),
};
