import { bindingOf } from "../binding/plan.js";
import { makeSample } from "../corpus/make.js";
import { type Effort, type Subject, measure } from "../measure.js";
import { peers } from "../peers/peers.js";
import { shapes } from "../shapes.js";
import { type Size, type Times, sizes as bytesOf } from "./job.js";

/** Times reading: of ours and of JSON, or of one peer and of JSON. All shapes are warm before the first is timed. */
export async function timeParse(peerName: string | undefined, sizes: readonly Size[], effort: Effort): Promise<Times> {
  const peer = peerName === undefined ? undefined : await peers[peerName]!();
  const subjects: Subject[] = [];
  for (const size of sizes) {
    for (const shape of shapes) {
      const { xml, value } = makeSample(shape, bytesOf[size]);
      const text = JSON.stringify(value);
      const bytes = Buffer.from(text);
      const key = `${shape.name}/${size}`;
      subjects.push({ name: `${key}/JSON string`, run: () => JSON.parse(text) as unknown });
      if (peer !== undefined) {
        const plan = bindingOf(shape.document.table(), shape.version);
        subjects.push({ name: `${key}/${peer.name}`, run: () => peer.parse(plan, xml) });
        continue;
      }
      subjects.push({ name: `${key}/JSON bytes`, run: () => JSON.parse(bytes.toString()) as unknown });
      subjects.push({ name: `${key}/ours`, run: () => shape.document.parse(xml) });
    }
  }
  return Object.fromEntries(measure(subjects, effort));
}
