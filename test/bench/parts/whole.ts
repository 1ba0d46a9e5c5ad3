import { mkdirSync, rmSync } from "node:fs";
import type { Whole } from "../jobs/whole.js";
import { median } from "../measure.js";
import { cache, runJob } from "../processes.js";
import { shapes } from "../shapes.js";

/** Large documents read whole and cold, by shape and reader. */
export type WholeFigures = Readonly<Record<string, Readonly<Record<string, Whole>>>>;

/** Peers read one shape only: they take long. */
const slow = ["fast-xml-parser", "txml", "saxes", "saxen", "htmlparser2", "libxml2-wasm"];

export function measureWhole(node: string): WholeFigures {
  const folder = `${cache}/files`;
  return Object.fromEntries(
    shapes.map(({ name }) => {
      mkdirSync(folder, { recursive: true });
      runJob(node, { kind: "make", shape: name, size: "100 MB", folder });
      const read = (subject: string): Whole => runJob(node, { kind: "whole", shape: name, subject, folder });
      const rounds = [1, 2, 3].map(() => [read("ours"), read("JSON bytes")] as const);
      const figures: Record<string, Whole> = {
        ours: middle(rounds.map(([ours]) => ours)),
        "JSON bytes": middle(rounds.map(([, json]) => json)),
      };
      if (name === "elements") for (const peer of slow) figures[peer] = read(peer);
      rmSync(folder, { recursive: true });
      return [name, figures];
    }),
  );
}

/** What the values of a document of 1 MB hold in memory, in megabytes, by shape and reader. */
export function measureMemory(node: string): Readonly<Record<string, Readonly<Record<string, number>>>> {
  return Object.fromEntries(shapes.map(({ name }) => [name, runJob(node, { kind: "retained", shape: name })]));
}

function middle(figures: readonly Whole[]): Whole {
  return {
    milliseconds: median(figures.map(({ milliseconds }) => milliseconds)),
    megabytes: median(figures.map(({ megabytes }) => megabytes)),
  };
}
