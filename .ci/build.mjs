// Builds the three packages into their git-ignored `dist` folders: one bundle for each entry, and one file of declarations
// beside it. A package whose sources did not change is left alone.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const top = fileURLToPath(new URL("..", import.meta.url));

/** Where the sources of each package are: all that the build knows and a package.json does not say. */
const packages = [
  {
    folder: "runtime",
    sources: "src",
    platform: "neutral",
    reached: {
      xsd: ["index"],
      repairs: ["index"],
      dtd: ["index"],
      http: ["index"],
      endpoint: ["index"],
      webhook: ["http"],
      mock: ["http", "endpoint"],
      node: ["http"],
    },
  },
  { folder: "generated", sources: ".", platform: "neutral" },
  { folder: "generator", sources: "src", platform: "node" },
];

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();

export async function build() {
  for (const { folder, sources, platform, reached } of packages) {
    const source = join(top, folder, sources);
    const files = sourceFiles(source);
    const stamp = join(top, "node_modules/.cache/build", folder);
    const hash = hashOf([
      ...files.map((file) => join(source, file)),
      ...["package.json", "../package-lock.json", "../.ci/build.mjs"].map((file) => join(top, folder, file)),
    ]);
    const output = join(top, folder, "dist");
    if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, "utf8") === hash) continue;

    mkdirSync(output, { recursive: true });
    const entries = entriesOf(join(top, folder), files);
    const documents = documentsIn(source, files);
    const written = new Set([
      ...(await bundle(source, entries, documents, output, platform, reached)),
      ...(await declare(source, entries, files, documents, output)),
    ]);
    // A build at the same time has temporary files there.
    const old = filesIn(output).filter((file) => !written.has(join(output, file)) && !/\.\d+$/.test(file));
    for (const file of old) rmSync(join(output, file), { force: true });
    write(stamp, hash);
  }
}

/** What vitest calls before tests, some of which run the command line as it is built. Most do not care whether it can be. */
export async function setup() {
  await build().catch((error) => console.error(`Some tests will run an older build: ${error.message}`));
}

/**
 * The hash of what decides what the generator writes. It stands in the head of each generated file, so that a change of
 * the generator makes them stale; commands only carry files to and fro.
 */
export function generatorSources() {
  const source = join(top, "generator/src");
  const files = sourceFiles(source).filter((file) => !/^(?:commands|disk|export)\b|^cli\.ts$/.test(file));
  return hashOf([...files.map((file) => join(source, file)), join(top, "generator/package.json")]);
}

/** The sources behind the `exports` of a package, so that the list of entries stands in its package.json alone. */
function entriesOf(folder, files) {
  const { exports, bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const targets = Object.values(exports).flatMap((entry) => entry.default ?? []);
  const patterns = [...targets, ...(bin ? ["./dist/cli.js"] : [])].map(
    (target) => new RegExp(`^${target.replace("./dist/", "").replace(/\.js$/, ".ts").replace("*", "[^/]+")}$`),
  );
  return files.filter((file) => patterns.some((pattern) => pattern.test(file)));
}

/** The documents of platforms, each an entry of its own besides: who only reads one loads no client. */
function documentsIn(source, files) {
  return files.filter(
    (file) =>
      /^[^/]+\/[^/]+\.ts$/.test(file) && /^export const .* document\(/m.test(readFileSync(join(source, file), "utf8")),
  );
}

/**
 * Code that two entries share goes to a chunk: an error class must be the same class in both. Platforms share none, and
 * documents next to none: each is bundled by itself, so that it is one file.
 */
async function bundle(source, entries, documents, output, platform, reached = {}) {
  const folders = new Set(entries.map((file) => (documents.length === 0 ? "." : dirname(file))));
  const groups = [...folders].map((folder) => entries.filter((file) => folder === "." || dirname(file) === folder));
  const written = await Promise.all(
    [...groups, ...documents.map((file) => [file])].map((own) =>
      bundleEntries(
        source,
        own,
        documents,
        join(output, documents.length === 0 ? "." : dirname(own[0])),
        platform,
        reached,
      ),
    ),
  );
  return written.flat();
}

async function bundleEntries(source, entries, documents, output, platform, reached) {
  const esbuild = await import("esbuild");
  const { outputFiles } = await esbuild.build({
    absWorkingDir: source,
    entryPoints: entries.map((file) => ({
      in: join(source, file),
      out: documents.includes(file) ? `${basename(file, ".ts")}/index` : basename(file, ".ts"),
    })),
    plugins: [
      { name: "documents", setup: (bundling) => leaveDocuments(bundling, source, documents) },
      { name: "chunks", setup: (bundling) => keepTogether(bundling, source, reached) },
    ],
    outdir: output,
    bundle: true,
    splitting: true,
    format: "esm",
    platform,
    target: "es2022",
    packages: "external",
    external: ["node:*"],
    loader: { ".hbs": "text" },
    // The `paths` of tsconfig.json are for editors and tests: a bundle must not swallow the package beside it.
    tsconfigRaw: {},
    define: { GENERATOR_SOURCES: JSON.stringify(generatorSources()) },
    legalComments: "none",
    write: false,
  });
  return outputFiles.map(({ path, text }) => write(path, text));
}

/** Other entries import a document from where it is, not from a chunk that it would have to load as well. */
function leaveDocuments(bundling, source, documents) {
  bundling.onResolve({ filter: /^\.\.?\// }, ({ importer, path }) => {
    const file = relative(source, join(dirname(importer), path.replace(/\.js$/, ".ts"))).replaceAll("\\", "/");
    return documents.includes(file) && !documents.includes(relative(source, importer).replaceAll("\\", "/"))
      ? { path: path.replace(/\.js$/, "/index.js"), external: true }
      : undefined;
  });
}

/**
 * Each file costs an import 0.3 ms. Files that the same entries reach share a chunk, so that entries which load most of
 * another one anyway are made to reach all of it: what it holds stays in one file.
 */
function keepTogether(bundling, source, reached) {
  bundling.onLoad({ filter: /\.ts$/ }, ({ path }) => {
    const others = reached[relative(source, path).replace(/\.ts$/, "")] ?? [];
    const imports = others.map((entry) => `export {} from "./${entry}.js";\n`).join("");
    return imports === "" ? undefined : { contents: readFileSync(path, "utf8") + imports, loader: "ts" };
  });
}

/** Each file costs `tsc` a millisecond: what an entry declares is one file, and what several do another. */
async function declare(source, entries, files, documents, output) {
  if (documents.length > 0) {
    // A platform has few files, and each document is an entry.
    const documentEntries = documents.map((file) => {
      const name = file.replace(/\.ts$/, "");
      return write(join(output, name, "index.d.ts"), `export * from "../${basename(name)}.js";\n`);
    });
    return [...documentEntries, ...(await declareEach(source, files, output))];
  }
  const [{ rollup }, { dts }] = await Promise.all([import("rollup"), import("rollup-plugin-dts")]);
  const apart = mkdtempSync(join(tmpdir(), "tagsmith-types-"));
  await declareEach(source, files, apart);
  const bundle = await rollup({
    input: entries.map((file) => join(apart, file.replace(/\.ts$/, ".d.ts"))),
    external: /^[^./]/,
    plugins: [dts()],
  });
  const { output: bundled } = await bundle.generate({
    entryFileNames: ({ name }) => `${name.replace(/\.d$/, "")}.d.ts`,
    chunkFileNames: ({ name }) => `${name.replace(/\.d$/, "")}-[hash].d.ts`,
    minifyInternalExports: false,
  });
  rmSync(apart, { recursive: true });
  return bundled.map(({ fileName, code }) => write(join(output, fileName), code));
}

/** `isolatedDeclarations` lets each file be declared alone, without checking the whole. */
async function declareEach(source, files, output) {
  const { default: typescript } = await import("typescript");
  const { config } = typescript.readConfigFile(join(top, "tsconfig.json"), typescript.sys.readFile);
  const { options } = typescript.convertCompilerOptionsFromJson(
    // One file alone has no root and no package.json that would tell its module system.
    { ...config.compilerOptions, rootDir: undefined, module: "ESNext", moduleResolution: "Bundler" },
    top,
  );
  return files
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
    .map((file) => {
      const { outputText, diagnostics } = typescript.transpileDeclaration(readFileSync(join(source, file), "utf8"), {
        fileName: join(source, file),
        compilerOptions: options,
        reportDiagnostics: true,
      });
      if (diagnostics?.length) {
        const host = {
          getCurrentDirectory: () => top,
          getCanonicalFileName: (name) => name,
          getNewLine: () => "\n",
        };
        throw new Error(typescript.formatDiagnostics(diagnostics, host));
      }
      return write(join(output, file.replace(/\.ts$/, ".d.ts")), outputText);
    });
}

function sourceFiles(folder) {
  return filesIn(folder).filter(
    (file) => /\.(ts|hbs)$/.test(file) && !file.endsWith(".test.ts") && !/^dist\b/.test(file),
  );
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length))
    .toSorted();
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files)
    hash.update(file.slice(top.length).replaceAll("\\", "/")).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/** Renames into place, because another process may be reading the file. */
function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
  return path;
}
