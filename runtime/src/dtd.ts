export { type DtdLimits, type DtdOptions, type ExternalEntity, defaultDtdLimits } from "./dtd/options.js";
export { expandDoctype } from "./dtd/expand.js";
