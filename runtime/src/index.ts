// Reading and writing documents: what most of them need, in one file that is loaded at once. What only some need are entries
// of their own: what schemas add (`xsd.ts`), what declared repairs do (`repairs.ts`), document types (`dtd.ts`); then the roles:
// clients and what they sign requests with (`http.ts`), endpoints, webhooks, mocks, and servers of Node (`node.ts`).
export { type Codec, type CodecDetail, type CodecKind, codec, invalid } from "./codec.js";
export * as codecKinds from "./codec-kinds.js";
export { type Document, type ReadOptions, document, parse, safeParse } from "./document.js";
export { type Limits, defaultLimits } from "./limits.js";
export { patterns } from "./pattern/patterns.js";
export { type Problem, type ProblemCode, type Result, XmlError } from "./problem.js";
export type { Edit, Repair, Repaired } from "./repair.js";
export { joined } from "./joined.js";
export { skipDoctype } from "./reader/doctype.js";
export { anyEncoding } from "./reader/any-encoding.js";
export { mixed } from "./reader/mixed-code.js";
export { prefixes } from "./reader/prefixes.js";
export { map } from "./reader/map.js";
export { stream } from "./reader/stream.js";
export type { Chunks } from "./reader/stream/chunks.js";
export { versioned } from "./reader/version.js";
export type { StandardIssue, StandardResult, StandardSchema } from "./standard-schema.js";
export type {
  AnyTable,
  ChoiceMember,
  ChoiceTable,
  Code,
  ContentTable,
  DeclaredElements,
  DocumentTable,
  FlagTable,
  MapTable,
  MemberTable,
  MemberType,
  Occurrence,
  OtherAttributes,
  ReadPolicy,
  RecordTable,
  TypesTable,
  ValueEncoding,
  VersionRule,
  VersionTable,
  WritePolicy,
} from "./table.js";
export { type Namespaces, namespaces, otherAttributes } from "./wildcard.js";
export { type UnknownAttribute, type UnknownContent, type UnknownElement, unknown } from "./unknown.js";
export { choice } from "./writer/choice.js";
export { type WriteOptions, serialize, serializeBytes } from "./writer/serialize.js";
export { compare, fromMinorUnits, sum, toMinorUnits } from "./decimal.js";
export type { CountryCode, Decimal, Entry, Id, LocalDate, LocalDateTime, LocalTime } from "./value-types.js";
export { base64 } from "./values/base64.js";
export { boolean, booleanNonzero } from "./values/boolean.js";
export { date, dateTime, instant, time } from "./values/dates.js";
export { countryCode } from "./values/country-code.js";
export { decimal } from "./values/decimal.js";
export { duration } from "./values/duration.js";
export { entries } from "./values/entries.js";
export { enumeration } from "./values/enumeration.js";
export { formUrlEncoding } from "./values/form-url-encoding.js";
export { hex } from "./values/hex.js";
export { bigInteger, integer } from "./values/integer.js";
export { list } from "./values/list.js";
export { named, negated } from "./values/named.js";
export { bounds } from "./values/bounds.js";
export { digits } from "./values/digits.js";
export { grouping } from "./values/grouped.js";
export { lengths } from "./values/lengths.js";
export { type FacetCode, type Facets, narrowed } from "./values/narrowed.js";
export { decimalBounds } from "./values/decimal-bounds.js";
export { spelled } from "./values/spelled.js";
export { id, text, url } from "./values/text.js";
export { typedBy, wordsOf } from "./values/typed-by.js";
export { union } from "./values/union.js";
export { seconds, unixTime } from "./values/unix-time.js";
export { whenEmpty } from "./values/when-empty.js";
