import XMLBuilder from "fast-xml-builder";
import type { Builder } from "./builders.js";

export const fastXmlBuilder: Builder = {
  name: "fast-xml-builder",
  style: { attribute: "@", text: "#text", cdata: "#cdata" },
  build(object) {
    builder ??= new XMLBuilder({
      ignoreAttributes: false,
      attributeNamePrefix: "@",
      textNodeName: "#text",
      cdataPropName: "#cdata",
      suppressEmptyNode: true,
      suppressBooleanAttributes: false,
    });
    return builder.build(object);
  },
};

let builder: InstanceType<typeof XMLBuilder> | undefined;
