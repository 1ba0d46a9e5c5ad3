import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const folder = "node_modules/.cache/suites/modules";

/** Collects the modules that were generated from schemas, and has the compiler look at them all, under the flags of our own code. */
export interface TypeCheck {
  readonly add: (name: string, text: string) => void;
  /** What does not compile: the group and the first message. */
  readonly run: () => { readonly checked: number; readonly failed: ReadonlyMap<string, string> };
}

export function typeCheck(): TypeCheck {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const groups = new Map<string, string>();
  const texts = new Set<string>();
  return {
    add: (name, text) => {
      if (texts.size === texts.add(text).size) return;
      const file = `m${groups.size}`;
      groups.set(file, name);
      writeFileSync(`${folder}/${file}.ts`, text);
    },
    run: () => {
      const base = JSON.parse(readFileSync("tsconfig.json", "utf8")) as { compilerOptions: object };
      const paths = {
        "@tagsmith/runtime": ["../../../../runtime/src/index.ts"],
        "@tagsmith/runtime/*": ["../../../../runtime/src/*.ts"],
      };
      const options = { ...base.compilerOptions, rootDir: "../../../..", paths, types: [] };
      writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions: options, include: ["*.ts"] }));
      const { stdout } = spawnSync(process.execPath, ["node_modules/typescript7/bin/tsc", "-p", folder], {
        encoding: "utf8",
        maxBuffer: 2 ** 28,
      });
      const failed = new Map<string, string>();
      for (const [, file = "", message = ""] of stdout.matchAll(/^\S*?(\w+)\.ts\(\d+,\d+\): (.*)$/gm))
        if (!failed.has(groups.get(file) ?? file)) failed.set(groups.get(file) ?? file, message);
      return { checked: groups.size, failed };
    },
  };
}
