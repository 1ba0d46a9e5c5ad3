/** How items become an output. Each text ends with a line end. */
export interface PullFormat {
  /** What stands before the first item of a run. */
  readonly begin: () => string;
  readonly item: (value: unknown) => string;
  /** What tells a reader of the output how far it is; nothing where it need not be told. */
  readonly checkpoint: (cursor: string) => string;
}
