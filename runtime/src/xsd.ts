// What documents of XML Schemas need besides the main entry: the built-in types of XSD, content models, substitution of types,
// `xsi:nil`, keys, and facets of all types.
export { content } from "./content/content.js";
export { type Identities, type Identity, type IdentityField, identities } from "./identity/identities.js";
export type { Path } from "./identity/path.js";
export { declaredElements } from "./instance/declared.js";
export { instance } from "./instance/instance.js";
export { nillable } from "./instance/nil.js";
export { derivable, typeName } from "./instance/types.js";
export { blockPatterns } from "./pattern/block-patterns.js";
export { oneOf } from "./values/one-of.js";
export { anyBounds } from "./values/order.js";
export { qualified } from "./values/in-place.js";
export { qualifiedName } from "./values/qualified-name.js";
export { qualifiedWords } from "./values/qualified-words.js";
export { restricted } from "./values/restricted.js";
export { xsd } from "./values/xsd.js";
