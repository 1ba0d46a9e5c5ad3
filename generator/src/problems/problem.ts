/** What kind of problem it is; stable, for programs. */
export type SpecProblemCode =
  /** The file is no YAML, or uses a part of YAML that means something else than it seems to. */
  | "yaml"
  /** A key that nobody knows, one that is missing, or a value of the wrong kind. */
  | "frame"
  /** A key, type, expression or version that does not follow the grammar. */
  | "grammar"
  /** A name that names nothing. */
  | "unknown-name"
  /** A name that something else has already. */
  | "taken-name"
  /** A name that cannot be one. */
  | "wrong-name"
  /** How often something may stand in its place. */
  | "number"
  /** A type that does not go with where it stands, or with its own parts. */
  | "type"
  /** A default that is not of its type. */
  | "default"
  | "version"
  /** Members that cannot be written in this order. */
  | "order"
  | "expression"
  /** Types that contain themselves without end. */
  | "recursion"
  /** Something that can never be chosen. */
  | "unreachable"
  | "unused"
  /** A schema of a vendor that cannot be read. */
  | "schema";

/** Something that is wrong with a spec (`error`), or probably is (`warning`). Lines and columns count from 1, in UTF-16 units. */
export interface SpecProblem {
  readonly severity: "error" | "warning";
  readonly code: SpecProblemCode;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** After the last character, on the same line. */
  readonly endColumn: number;
  /** What should be there, in words: `a type`. */
  readonly expected: string;
  /** What is there instead, quoted where it is text: `"decmal"`. */
  readonly found: string;
  /** What was probably meant. */
  readonly suggestion?: string;
  /** The whole sentence, without the place. */
  readonly message: string;
  /** The line of the spec. */
  readonly sourceLine: string;
}
