// Clients: requests, the expressions that sign them, and the errors of all roles.
export { type Call, type Entry } from "./http/call.js";
export { type Client, client } from "./http/client.js";
export { whyNoCursor } from "./http/entry.js";
export type { Notice } from "./http/notice.js";
export type { CallOptions, ClientLimits, ClientOptions, Clock, Retries, Timeouts } from "./http/options.js";
export { buildRequest, buildTokenRequest } from "./http/build-request.js";
export { callFunction } from "./http/call-function.js";
export {
  type ExplainContext,
  type ExplainedStep,
  type Explanation,
  explainRequest,
  explainTokenRequest,
} from "./http/explain-request.js";
export type { MaskedAnswer } from "./http/masked-answer.js";
export type { MaskedRequest } from "./http/masked-request.js";
export type { RequestContext } from "./http/scope.js";

export { answer, last, literal, setting, value } from "./http/expressions/names.js";
export { add, join, joined, lines, lower, replace, upper } from "./http/expressions/texts.js";
export { base64, form, hex, percent, raw, sorted } from "./http/expressions/encodings.js";
export { hmacSha1, hmacSha256, md5, sha1, sha256 } from "./http/expressions/digests.js";
export { randomDigits, randomHex, timestamp } from "./http/expressions/fresh.js";
export { rc4 } from "./http/expressions/cipher.js";
export { base64Decode, formUrlDecode, hexDecode, rc4Step } from "./http/steps.js";
export type { Expression, Pairs, Value } from "./http/expression.js";

export { AnswerError } from "./http/errors/answer-error.js";
export { BodyReadError } from "./http/errors/body-read-error.js";
export { ConnectionError } from "./http/errors/connection-error.js";
export { LimitError } from "./http/errors/limit-error.js";
export { ParameterError } from "./http/errors/parameter-error.js";
export { RefusedError } from "./http/errors/refused-error.js";
export { SettingError } from "./http/errors/setting-error.js";
export { StatusError } from "./http/errors/status-error.js";
export { TagsmithError } from "./http/errors/tagsmith-error.js";
export { TimeoutError } from "./http/errors/timeout-error.js";
export { VendorError } from "./http/errors/vendor-error.js";

export type {
  AnswerTable,
  BodyTable,
  ByteDecoder,
  ByteStep,
  ClientTable,
  ComputedTable,
  CursorTable,
  EntryTable,
  ErrorTable,
  FunctionTable,
  OperationTable,
  PagesTable,
  ParameterTable,
  PartLocation,
  Scope,
  SettingTable,
  TokenTable,
} from "./http/table.js";
