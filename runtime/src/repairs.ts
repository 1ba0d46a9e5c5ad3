// What declared repairs do to a document before it is read.
export { anyInput } from "./reader/input-code.js";
export { bareAmpersand } from "./repairs/bare-ampersand.js";
export { controlCharacters } from "./repairs/control-characters.js";
export { htmlEntities } from "./repairs/html-entities.js";
export { skipLeadingHeader } from "./repairs/skip-leading-header.js";
export { trustBytesOverDeclaredEncoding } from "./repairs/trust-bytes-over-declared-encoding.js";
