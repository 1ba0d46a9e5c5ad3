import { builders } from "../builders/builders.js";
import { toObject } from "../builders/object.js";
import { makeSample } from "../corpus/make.js";
import { type Effort, type Subject, measure } from "../measure.js";
import { shapes } from "../shapes.js";
import { type Size, type Times, sizes as bytesOf } from "./job.js";

/** Times writing to bytes: of ours and of JSON, or of one builder and of JSON. */
export async function timeSerialize(
  builderName: string | undefined,
  sizes: readonly Size[],
  effort: Effort,
): Promise<Times> {
  const builder = builderName === undefined ? undefined : await builders[builderName]!();
  const subjects: Subject[] = [];
  for (const size of sizes) {
    for (const { name, document, version, items } of shapes) {
      const { value } = makeSample({ name, document, items, ...(version !== undefined && { version }) }, bytesOf[size]);
      const key = `${name}/${size}`;
      subjects.push({ name: `${key}/JSON bytes`, run: () => Buffer.from(JSON.stringify(value)) });
      if (builder !== undefined) {
        const map = toObject(document.table(), version, builder.style);
        subjects.push({ name: `${key}/${builder.name}`, run: () => Buffer.from(builder.build(map(value))) });
        continue;
      }
      subjects.push({ name: `${key}/JSON string`, run: () => JSON.stringify(value) });
      subjects.push({ name: `${key}/ours`, run: () => document.serializeBytes(value) });
      subjects.push({ name: `${key}/ours string`, run: () => document.serialize(value) });
    }
  }
  return Object.fromEntries(measure(subjects, effort));
}
