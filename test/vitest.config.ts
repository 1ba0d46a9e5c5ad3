import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";

const top = fileURLToPath(new URL("..", import.meta.url));

const config: ViteUserConfig = defineConfig({
  plugins: [{ name: "handlebars-as-text", transform: handlebarsAsText }],
  resolve: { alias: aliases() },
  test: {
    root: top,
    globalSetup: `${top}.ci/build.mjs`,
    setupFiles: [`${top}test/random.ts`],
    include: ["test/**/*.test.ts", "generated/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    maxWorkers: 2,
    // Where other work takes the processors, a second of a test may be thirty.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

export default config;

/** Tests run on the sources, so the names of our packages lead where the `paths` of tsconfig.json say. */
function aliases(): { find: RegExp; replacement: string }[] {
  const { compilerOptions } = JSON.parse(readFileSync(`${top}tsconfig.json`, "utf8")) as {
    compilerOptions: { paths: Record<string, string[]> };
  };
  return Object.entries(compilerOptions.paths).map(([name, [target = ""]]) => ({
    find: new RegExp(`^${name.replace("*", "([^/]+)")}$`),
    replacement: top + target.replace("./", "").replace("*", "$1"),
  }));
}

/** The build does the same with esbuild's `text` loader. */
function handlebarsAsText(code: string, id: string): { code: string; map: null } | undefined {
  return id.endsWith(".hbs") ? { code: `export default ${JSON.stringify(code)}`, map: null } : undefined;
}
