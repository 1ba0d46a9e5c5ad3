import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";

// Each process takes a tenth of a second, and on a machine with other work to do ten times that.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** The top of the repository. */
export const top: string = fileURLToPath(new URL("../../..", import.meta.url));

const bin = join(top, "generator/bin/tagsmith.mjs");

/** What a process of the command line did. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs `tagsmith` in a folder as a person without a terminal does. */
export function tagsmith(
  folder: string,
  words: readonly string[],
  input: string | Uint8Array = "",
  variables: NodeJS.ProcessEnv = {},
): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], {
    cwd: folder,
    encoding: "utf8",
    env: { ...environment, ...variables },
    input,
  });
  return { code: status, out: stdout, error: stderr };
}

/** Starts `tagsmith` and leaves it running. */
export function startTagsmith(folder: string, words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [bin, ...words], { cwd: folder, env: environment, stdio: ["ignore", "pipe", "pipe"] });
}

/** The colours and the debugging of whoever runs the tests are not those of the test. */
const environment: NodeJS.ProcessEnv = {
  ...process.env,
  NO_COLOR: undefined,
  FORCE_COLOR: undefined,
  TAGSMITH_DEBUG: undefined,
};

/** A folder with the platform that `tagsmith new` makes, of which only the document is left: three files of output. */
export function folderWithAcme(): string {
  const folder = temporaryFolder();
  tagsmith(folder, ["new", "acme"]);
  writeFiles(folder, { "specs/acme/platform.yaml": "title: Acme\n" });
  return folder;
}

/** A folder outside of the repository with these files; `remove` it when done. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "tagsmith-"));
  writeFiles(folder, files);
  return folder;
}

export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** The files below a folder, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
}
