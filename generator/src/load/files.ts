/** The files of one platform, by path. */
export interface PlatformPaths {
  /** The folder's name. */
  readonly name: string;
  /** The path of `platform.yaml`, where it is there. */
  readonly platform: string | undefined;
  readonly types: string | undefined;
  /** By the name of the document. */
  readonly documents: ReadonlyMap<string, string>;
  /** All files below the folder. */
  readonly folder: string;
}

/** Sorts files into platforms: each is a folder with YAML files in it. Samples are no specs. */
export function platformsIn(paths: Iterable<string>): PlatformPaths[] {
  const folders = new Map<string, string[]>();
  for (const path of [...paths].sort()) {
    const { folder, file } = split(path);
    if (file.endsWith(".yaml") && folder !== "" && nameOf(folder) !== "samples")
      folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return [...folders].map(([folder, files]) => ({
    name: nameOf(folder),
    folder,
    platform: files.find((path) => path === `${folder}/platform.yaml`),
    types: files.find((path) => path === `${folder}/types.yaml`),
    documents: new Map(
      files
        .map((path) => [split(path).file.replace(/\.yaml$/, ""), path] as const)
        .filter(([name]) => name !== "platform" && name !== "types"),
    ),
  }));
}

/** The path of a file that another one names, both seen from the same folder: `../x.xsd` beside `a/b.yaml`. */
export function besidePath(path: string, name: string): string {
  const parts = split(path).folder.split("/");
  for (const part of name.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

function split(path: string): { folder: string; file: string } {
  const end = path.lastIndexOf("/");
  return { folder: path.slice(0, Math.max(0, end)), file: path.slice(end + 1) };
}

function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf("/") + 1);
}
