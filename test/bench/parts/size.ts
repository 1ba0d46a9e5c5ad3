import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build } from "esbuild";
import { keyOf, mainDocuments } from "./documents.js";

/** What a user's bundle grows by, in bytes: the runtime's part is the largest over all platforms, each platform's what comes on top. */
export type Sizes = Readonly<Record<string, number>> & { readonly runtimeGzip: number };

/** The entries that documents take something from. */
const runtimeEntries = ["@tagsmith/runtime", "@tagsmith/runtime/xsd", "@tagsmith/runtime/repairs"] as const;

/** Bundles `import { parseX, serializeX }` of each main document, and again only what it takes of the runtime. */
export async function measureSizes(): Promise<Sizes> {
  const sizes: Record<string, number> = {};
  const runtimes: number[] = [];
  for (const { platform, module, document } of mainDocuments) {
    const whole = await bundled(
      `export { parse${document}, serialize${document} } from "./generated/${platform}/${module}.ts";`,
    );
    const runtime = await bundled(
      runtimeEntries
        .map((entry) => `export { ${valuesOf(platform, module, entry).join(", ")} } from "${entry}";`)
        .join("\n"),
    );
    runtimes.push(runtime);
    sizes[`${keyOf(platform)}Gzip`] = whole - runtime;
    sizes[`${keyOf(platform)}TotalGzip`] = whole;
  }
  return { runtimeGzip: Math.max(...runtimes), ...sizes };
}

/** What a module and those of its own platform that it imports take from the runtime, but for `document`, which nobody calls. */
function valuesOf(platform: string, module: string, from: string, seen = new Set<string>()): string[] {
  if (seen.has(module)) return [];
  seen.add(module);
  const text = readFileSync(`generated/${platform}/${module}.ts`, "utf8");
  const names = new Set<string>();
  for (const [, list = "", source = ""] of text.matchAll(/import \{([^}]*)\} from "([^"]*)"/g)) {
    if (source === from) for (const name of list.split(",")) names.add(name.trim());
    else if (source.startsWith("./")) {
      for (const name of valuesOf(platform, source.slice(2).replace(".js", ""), from, seen)) names.add(name);
    }
  }
  return [...names].filter((name) => name !== "" && !name.startsWith("type ") && name !== "document");
}

async function bundled(contents: string): Promise<number> {
  const options: BuildOptions = {
    stdin: { contents, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    tsconfig: "tsconfig.json",
    write: false,
  };
  const { outputFiles } = await build(options);
  return gzipSync(outputFiles?.[0]?.contents ?? "", { level: 9 }).length;
}
