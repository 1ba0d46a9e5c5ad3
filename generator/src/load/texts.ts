/** A file of a platform's folder: a spec, a schema or a sample. */
export interface SpecFile {
  /** Seen from the folder of all specs: `acme/orders.yaml`, `acme/samples/orders.xml`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The texts of specs, schemas and their catalogs by path. Samples are documents in any encoding: they are looked at as bytes. */
export function textsOf(files: readonly SpecFile[]): ReadonlyMap<string, string> {
  const decoder = new TextDecoder();
  return new Map(
    files
      .filter(({ path }) => /\.(?:yaml|xsd|dtd|mod|ent)$|(?<!\/samples)\/catalog\.xml$/.test(path))
      .map(({ path, bytes }) => [path, decoder.decode(bytes)] as const),
  );
}
