/** An exact decimal, every digit as written: `12.50`. See `sum`, `compare` and `toMinorUnits`. */
export type Decimal = string;

/** A name for something on the platform. It is text even where it looks like a number: `007` is not `7`. */
export type Id = string;

/** A day without a zone, as ISO 8601 writes it: `2018-03-08`. */
export type LocalDate = `${string}-${string}-${string}`;

/** A time of day without a zone, always with seconds: `22:26:00`, `22:26:00.250`. */
export type LocalTime = `${string}:${string}:${string}`;

/** A day and a time of day without a zone, always with seconds: `2018-03-08T22:26:00`. */
export type LocalDateTime = `${string}T${string}`;

/** A country by the two letters of ISO 3166-1: `US`. Codes that are not assigned are kept as they came. */
export type CountryCode = string;

/** One entry of a map, in the order of the document. */
export interface Entry<T> {
  name: string;
  value: T;
}
