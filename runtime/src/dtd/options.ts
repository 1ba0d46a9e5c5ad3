/** How a document with a DOCTYPE is expanded. */
export interface DtdOptions {
  /** The name of the file, for messages. */
  readonly file?: string;
  /** The charset of `Content-Type`. */
  readonly charset?: string;
  readonly limits?: Partial<DtdLimits>;
  /** `"ignore"` takes names with any colons. */
  readonly namespaces?: "ignore";
  /** The address of the document, against which those of external entities are resolved. */
  readonly base?: string;
  /** Brings an external entity, or `undefined` to leave it unread. Without it nothing external is read. */
  readonly load?: (entity: ExternalEntity) => Uint8Array | undefined;
}

/** An external entity or subset that a document names. */
export interface ExternalEntity {
  /** The system identifier, resolved where the address of the entity that names it is known. */
  readonly url: string;
  readonly systemId: string;
  readonly publicId: string | undefined;
}

/** Bounds on what a DOCTYPE may cost. 0 means zero and `Infinity` no limit. */
export interface DtdLimits {
  /** Bytes of the document, and of each external entity. */
  readonly document: number;
  /** Characters that references and defaults of attributes bring in, all together; a reference itself counts as one. */
  readonly expansion: number;
  /** How many times the size of what was read `expansion` may be. */
  readonly factor: number;
  /** Entities inside of each other. */
  readonly nesting: number;
}

export const defaultDtdLimits: DtdLimits = {
  document: 33_554_432,
  expansion: 1_048_576,
  factor: 100,
  nesting: 32,
};
