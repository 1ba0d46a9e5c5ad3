import { endless } from "../corpus/chunks.js";
import { makeSample } from "../corpus/make.js";
import { cpuTime, measure } from "../measure.js";
import { type Shape, shapes } from "../shapes.js";
import { sizes } from "./job.js";

/** How fast a stream is read, by shape: against a document of 1 MB read whole, and 100 MB against 10 MB, each for a byte. */
export type StreamSpeed = Readonly<Record<string, { readonly vsWhole: number; readonly longVsShort: number }>>;

export async function timeStream(): Promise<StreamSpeed> {
  const samples = shapes.map((shape) => ({ shape, xml: makeSample(shape, sizes["1 MB"]).xml }));
  const whole = measure(
    samples.map(({ shape, xml }) => ({ name: shape.name, run: () => shape.document.parse(xml) })),
    { warmUp: 300, batch: 20, rounds: 9 },
  );
  const figures: Record<string, { vsWhole: number; longVsShort: number }> = {};
  for (const { shape, xml } of samples) {
    // As much as was read whole: what reads a stream is run for each chunk alone, and is compiled late.
    await costOfByte(shape, xml, 300e6);
    const short = await costOfByte(shape, xml, 10e6);
    const long = await costOfByte(shape, xml, 100e6);
    figures[shape.name] = { vsWhole: whole.get(shape.name)! / xml.length / long, longVsShort: long / short };
  }
  return figures;
}

/** Milliseconds of CPU time, without those that it takes to make the pieces. */
async function costOfByte(shape: Shape, xml: Uint8Array, bytes: number): Promise<number> {
  const document = endless(shape, xml);
  const start = cpuTime();
  let made = 0;
  for (const chunk of document.chunks(bytes)) made += chunk.length;
  const middle = cpuTime();
  await readAll(shape, document.chunks(bytes));
  return (cpuTime() - middle - (middle - start)) / made;
}

async function readAll({ document }: Shape, chunks: Iterable<Uint8Array>): Promise<void> {
  let count = 0;
  for await (const item of document.stream(chunks)) if (item !== undefined) count++;
  if (count === 0) throw new Error("nothing was read");
}
