import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { run } from "./processes.js";
import { type Shop, openShop, shopSpec } from "./shop.js";
import { type Run, removeFolder, temporaryFolder } from "./tagsmith.js";

/** A shop, and a folder that its orders are pulled into. */
export interface Pulling {
  readonly folder: string;
  readonly shop: Shop;
  /** The words of a command that pulls, and these. */
  readonly words: (...more: readonly string[]) => string[];
  readonly pull: (...more: readonly string[]) => Promise<Run>;
  readonly read: (file: string) => string;
  /** The numbers of the orders in a file. */
  readonly idsIn: (file: string) => number[];
  /** Empties the folder, and gives the shop its 500 orders back. */
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

/** A key that must be seen nowhere. */
export const secret = "s3cr3t-key-of-acme";

/** Opens a shop of 500 orders, and a folder with its spec. */
export async function openPulling(): Promise<Pulling> {
  const folder = temporaryFolder(shopSpec);
  const shop = await openShop(500);
  const words: Pulling["words"] = (...more) => [
    ...["pull", "acme", "--set", "shopId=7", "--set", `apiKey=${secret}`, "--set", `baseUrl=${shop.url}`],
    ...more,
  ];
  const read: Pulling["read"] = (file) => readFileSync(join(folder, file), "utf8");
  return {
    folder,
    shop,
    words,
    pull: (...more) => run(folder, words(...more)),
    read,
    idsIn: (file) =>
      read(file)
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => Number((JSON.parse(line) as { id: string }).id)),
    reset: () => {
      for (const file of readdirSync(folder)) if (file !== "specs") rmSync(join(folder, file), { recursive: true });
      Object.assign(shop, { orders: 500, delay: 0, answer: undefined });
      shop.asked.length = 0;
    },
    close: async () => {
      await shop.close();
      removeFolder(folder);
    },
  };
}

/** The whole numbers from one to another. */
export function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** What is the same in each run, but for the time. */
export function timeless(text: string): string {
  return text.replace(/[\d.]+ [kM]?B in [\d.]+ s/, "... B in ... s").replace(/\d+ bytes in [\d.]+ s/, "... in ... s");
}

/** Waits for something to happen. */
export async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("it never happened");
    // oxlint-disable-next-line no-await-in-loop -- it waits
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
