/** `OrderID` to `orderId`, `SKU` to `sku`, `price_prd` to `pricePrd`, `CustomField1` to `customField1`. */
export function propertyOf(name: string): string {
  const [first = "", ...others] = wordsOf(name);
  return first.toLowerCase() + others.map((word) => capitalised(word.toLowerCase())).join("");
}

/** A name on the wire as a type or a part of one: `transaction_detail` to `TransactionDetail`, case borders as they are. */
export function typeNameOf(name: string): string {
  return name.split(separators).map(capitalised).join("");
}

/** What a document and its root's type are called: `orders` is `Orders`, `request` is `RequestDocument`, since `Request` is taken. */
export function documentTypeName(name: string): string {
  const typeName = typeNameOf(name);
  return isReservedTypeName(typeName) ? `${typeName}Document` : typeName;
}

/** Whether TypeScript takes it as the name of a property without quotes. */
export function isPropertyName(name: string): boolean {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name);
}

/** Names that a type must not hide: those of the language and of the web that generated code uses, and the runtime's. */
export function isReservedTypeName(name: string): boolean {
  return reserved.has(name);
}

const separators = /[_\-.:\u00B7]+/u;

/** Where a word begins inside of a name: `order|ID`, `XML|File`. */
const caseBorder = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;

function wordsOf(name: string): string[] {
  return name
    .split(separators)
    .flatMap((part) => part.split(caseBorder))
    .filter((word) => word !== "");
}

function capitalised(word: string): string {
  const [first = ""] = word;
  return first.toUpperCase() + word.slice(first.length);
}

const reserved: ReadonlySet<string> = new Set(
  [
    "Array ArrayBuffer AsyncIterable AsyncGenerator BigInt Boolean DataView Date Error Function Infinity Iterable Intl JSON Map Math",
    "NaN Number Object Partial Pick Omit Promise Proxy Readonly ReadonlyArray ReadonlyMap Record Reflect RegExp Required Set String",
    "Symbol Uint8Array WeakMap WeakSet Headers Request Response URL URLSearchParams TextDecoder TextEncoder AbortSignal FormData",
    "Codec CountryCode Decimal Document DocumentTable Id Limits LocalDate LocalDateTime LocalTime Problem ReadOptions RecordTable Repair Result",
    "UnknownContent WriteOptions XmlError ClientTable EndpointTable WebhookTable StandardSchemaV1",
  ]
    .join(" ")
    .split(" "),
);
