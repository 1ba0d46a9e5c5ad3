import { cpus, totalmem } from "node:os";
import { readFileSync } from "node:fs";
import type { Measured } from "./figures.js";
import type { Size } from "./jobs/job.js";
import type { Speed } from "./parts/speed.js";

/** What was checked before anything was measured. */
export interface Checked {
  readonly bytes: Readonly<Record<string, number>>;
  readonly valuesBeyondAscii: Readonly<Record<string, number>>;
}

/** The results as a page of Markdown. */
export function report(runs: readonly Measured[], { bytes, valuesBeyondAscii }: Checked): string {
  const orders = Object.entries(bytes).map(([shape, size]) => `${shape} ${size}`);
  const share = Object.entries(valuesBeyondAscii).map(([shape, each]) => `${shape} ${(each * 100).toFixed(1)} %`);
  return `${[
    "# Benchmarks",
    `${cpus().length} × ${cpus()[0]?.model.trim() ?? "an unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}. ${versions()}.`,
    `The times are CPU time of the process, compiler and garbage collector included. Each figure is the median of ${runs[0]?.processes[0] ?? 0} processes (of ${runs[0]?.processes[1] ?? 0} for what other libraries do), in each of which the documents of all four shapes are read in turn and are warm. A ratio says how many times as fast as the other we are. What is compared was checked: each peer ends in values that are deeply equal to ours. It is given the bytes of the document, as we are. "JSON" is \`JSON.stringify\` of our own values: it validates nothing and makes no dates.`,
    `Text beyond ASCII: ${share.join(", ")} of all values. One order has these bytes: ${orders.join(", ")}.`,
    "Run them with `npm run bench`; `npm run bench -- --help` lists the options, and `--write` writes this page.",
    ...runs.flatMap(sections),
  ].join("\n\n")}\n`;
}

function sections(run: Measured): string[] {
  const { parse, spellings, serialize, stream, whole, memory, cold, size, generate, typeCheck } = run;
  const texts = [`## Node ${run.node}`];
  if (parse)
    texts.push("### Reading, from bytes to values", speedTable(parse, "1 MB"), "One order:", speedTable(parse, "1 kB"));
  if (spellings) {
    const columns = Object.keys(Object.values(spellings)[0] ?? {});
    const rows = Object.entries(spellings).map(([shape, row]) => [
      shape,
      ...columns.map((spelling) => `${(row[spelling] ?? 0).toFixed(2)} ×`),
    ]);
    texts.push(
      "### Reading what other programs write, as fast as what we write",
      table(["shape, 1 MB", ...columns], rows),
    );
  }
  if (serialize)
    texts.push(
      "### Writing, from values to bytes",
      speedTable(serialize, "1 MB"),
      "One order:",
      speedTable(serialize, "1 kB"),
    );
  if (stream) {
    const rows = Object.entries(stream.shapes).map(([shape, { vsWhole, longVsShort }]) => [
      shape,
      `${vsWhole.toFixed(2)} ×`,
      `${longVsShort.toFixed(2)} ×`,
    ]);
    texts.push(
      "### Reading a stream, in pieces of 64 kB",
      table(["shape", "as fast as 1 MB read whole", "cost of a byte, 100 MB to 10 MB"], rows),
      `A stream of ${stream.megabytes} MB of elements takes at most ${Math.round(stream.residentMegabytes)} MB of memory, that of the process included.`,
    );
  }
  if (whole) {
    const rows = Object.entries(whole).flatMap(([shape, readers]) =>
      Object.entries(readers).map(([reader, { milliseconds, megabytes }]) => [
        shape,
        reader,
        `${Math.round(milliseconds)} ms`,
        `${Math.round(megabytes)} MB`,
        `${(milliseconds / readers["ours"]!.milliseconds).toFixed(2)} ×`,
      ]),
    );
    texts.push("### 100 MB read whole, cold", table(["shape", "reader", "CPU", "memory grew by", "we are"], rows));
  }
  if (memory) {
    const rows = Object.entries(memory).map(([shape, { ours = 0, JSON: json = 0 }]) => [
      shape,
      megabytes(ours),
      megabytes(json),
    ]);
    texts.push("### Memory that the values of 1 MB of XML hold", table(["shape", "ours", "from JSON"], rows));
  }
  if (cold) {
    const rows = Object.entries(cold).map(([shape, each]) => [shape, `${each.toFixed(1)} ms`]);
    texts.push("### Import and first order, over an empty process", table(["shape", "CPU"], rows));
  }
  if (size) {
    const rows = Object.entries(size).map(([name, each]) => [name, `${each} bytes`]);
    texts.push("### Size of a bundle with `parseX` and `serializeX`, minified, gzip -9", table(["part", "size"], rows));
  }
  if (generate) {
    texts.push(
      "### Generator, all platforms with the type check",
      table(
        ["run", "time", "CPU"],
        [
          ["cold", `${Math.round(generate.allMs)} ms`, `${Math.round(generate.allCpuMs)} ms`],
          ["nothing has changed", `${Math.round(generate.noopMs)} ms`, `${Math.round(generate.noopCpuMs)} ms`],
          ["400 types", `${Math.round(generate.typesMs)} ms`, `${Math.round(generate.typesCpuMs)} ms`],
        ],
      ),
    );
  }
  if (typeCheck) {
    const rows = Object.entries(typeCheck).map(([platform, each]) => [platform, `${Math.round(each)} ms`]);
    texts.push("### What importing one platform costs `tsc` more", table(["platform", "CPU"], rows));
  }
  return texts;
}

function speedTable({ ratios, milliseconds, spread }: Speed, size: Size): string {
  const shapes = Object.entries(ratios[size] ?? {});
  const others = Object.keys(shapes[0]?.[1] ?? {}).filter((other) => other !== "ours string");
  return table(
    ["shape", "ours", ...others],
    shapes.map(([shape, row]) => [
      shape,
      time(milliseconds[`${shape}/${size}/ours`] ?? 0),
      ...others.map((other) => {
        const range = spread[`${shape}/${size}/${other}`];
        const between = range === undefined ? "" : ` (${range[0].toFixed(2)} to ${range[1].toFixed(2)})`;
        return `${(row[other] ?? 0).toFixed(2)} ×${between}`;
      }),
    ]),
  );
}

function time(milliseconds: number): string {
  return milliseconds < 0.1 ? `${(milliseconds * 1000).toFixed(1)} µs` : `${milliseconds.toFixed(2)} ms`;
}

function megabytes(value: number): string {
  return `${value.toFixed(2)} MB`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** The versions of what is compared, as they are installed. */
function versions(): string {
  const names = [
    "fast-xml-parser",
    "fast-xml-builder",
    "txml",
    "saxes",
    "saxen",
    "htmlparser2",
    "libxml2-wasm",
    "xmlbuilder2",
  ];
  return names
    .map(
      (name) =>
        `${name} ${(JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")) as { version: string }).version}`,
    )
    .join(", ");
}
