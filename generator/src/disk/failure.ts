/**
 * What stops a command before it can say anything about specs or documents: a file that cannot be read, a name that
 * nobody knows. Shown without a stack; the exit code is 2.
 */
export class Failure extends Error {
  override readonly name = "Failure";
  /** What to do about it, in a line of its own. */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** The reason why a file could not be read or written, in the words of a person. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of the path is no folder",
  EEXIST: "a part of the path is no folder",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
};
