import { gzipSync } from "node:zlib";
import { type Plugin, type PluginBuild, build } from "esbuild";
import { describe, expect, test } from "vitest";
import { mainDocuments } from "./bench/parts/documents.js";

/** What a user's bundle may grow by, in bytes of gzip: what it is now and a little more. */
const budgets: Readonly<Record<(typeof mainDocuments)[number]["platform"], number>> = {
  foxycart: 35_100,
  "modular-merchant": 29_500,
  shiprush: 30_870,
  shipstation: 31_350,
  shopsite: 38_350,
  xmlshop: 27_700,
};

/** What a bundle to parse and serialize a document holds only where its table uses it. */
const parts = {
  "other encodings": /reader\/encoding/,
  repairs: /runtime\/src\/(?:repairs\/|reader\/(?:any-input|origin))/,
  "a DOCTYPE": /reader\/doctype/,
  namespaces: /reader\/prefixes/,
  "elements with text": /reader\/mixed-code/,
  "HTML entities": /repairs\/html-entities/,
  versions: /(?:reader|writer)\/version\.ts/,
  choices: /writer\/choice/,
  maps: /(?:reader|writer)\/map\.ts/,
  "content models": /runtime\/src\/content\//,
  "form-url-encoding": /form-(?:url-)?encod/,
  dates: /values\/date/,
  patterns: /values\/pattern/,
  "types of XSD": /values\/xsd/,
  "country codes": /values\/country/,
};

/** What none of them holds. */
const others = /runtime\/src\/(?:dtd|http|mock|node)\b|\/stream|standard-schema/;

describe.each(mainDocuments)("$document of $platform", ({ platform, module, document }) => {
  const bundle = bundled(`export { parse${document}, serialize${document} } from "@tagsmith/platforms/${platform}";`);

  test("keeps to its budget of bytes", async () => {
    const { code } = await bundle;
    expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(budgets[platform]);
  });

  test("is bundled with no other module of any platform, and with no part of the runtime that it has no use for", async () => {
    const { files } = await bundle;
    const own = files.filter((file) => file.startsWith("generated/"));
    expect(own.filter((file) => !file.startsWith(`generated/${platform}/`))).toEqual([]);
    expect(own).toContain(`generated/${platform}/${module}.ts`);
    expect(files.filter((file) => others.test(file))).toEqual([]);
  });

  test("is bundled with these parts of the runtime", async () => {
    const { files } = await bundle;
    const found = Object.entries(parts).filter(([, pattern]) => files.some((file) => pattern.test(file)));
    expect(found.map(([name]) => name)).toEqual(used[platform]);
  });
});

const used: Readonly<Record<(typeof mainDocuments)[number]["platform"], readonly (keyof typeof parts)[]>> = {
  foxycart: ["other encodings", "elements with text", "versions", "maps", "dates", "country codes"],
  "modular-merchant": ["other encodings", "form-url-encoding", "country codes"],
  shiprush: ["other encodings", "dates", "country codes"],
  shipstation: ["other encodings", "dates", "country codes"],
  shopsite: [
    "other encodings",
    "repairs",
    "a DOCTYPE",
    "elements with text",
    "HTML entities",
    "versions",
    "choices",
    "dates",
  ],
  xmlshop: ["other encodings"],
};

test.each(mainDocuments)(
  "what is imported of $platform and not used leaves nothing: nothing runs at import",
  async ({ platform }) => {
    // Without what package.json says of side effects, each statement counts.
    const { code } = await bundled(`import "@tagsmith/platforms/${platform}";`, [
      { name: "suspicious", setup: suspect },
    ]);
    expect(code).toBe("");
  },
);

function suspect(bundling: PluginBuild): void {
  bundling.onResolve({ filter: /./ }, async ({ path, pluginData, ...how }) => {
    if (pluginData === "resolved") return undefined;
    const { path: found, external } = await bundling.resolve(path, { ...how, pluginData: "resolved" });
    return { path: found, external, sideEffects: true };
  });
}

/** As a user's bundler does it; `files` are those of which something is left. */
async function bundled(contents: string, plugins: Plugin[] = []): Promise<{ code: string; files: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    tsconfig: "tsconfig.json",
    write: false,
    metafile: true,
    logLevel: "silent",
    plugins,
  });
  const [output] = Object.values(metafile.outputs);
  const inputs = Object.entries(output?.inputs ?? {});
  return {
    code: outputFiles[0]?.text ?? "",
    files: inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file),
  };
}
