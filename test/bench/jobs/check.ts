import { deepStrictEqual } from "node:assert";
import { bindingOf } from "../binding/plan.js";
import { builders } from "../builders/builders.js";
import { toObject } from "../builders/object.js";
import { makeSample } from "../corpus/make.js";
import { peers } from "../peers/peers.js";
import { shapes } from "../shapes.js";

/** Whether all that is compared does the same: every peer ends in our values, every builder writes what we read as them. */
export async function check(): Promise<{ bytes: Record<string, number>; valuesBeyondAscii: Record<string, number> }> {
  const bytes: Record<string, number> = {};
  const valuesBeyondAscii: Record<string, number> = {};
  for (const shape of shapes) {
    const { document, version, name } = shape;
    const { xml, value } = makeSample(shape, 300_000);
    const table = document.table();
    deepStrictEqual(document.parse(document.serializeBytes(value)), value);
    for (const load of Object.values(peers)) {
      const peer = await load();
      deepStrictEqual(peer.parse(bindingOf(table, version), xml), value, `${peer.name} reads other values`);
    }
    for (const load of Object.values(builders)) {
      const builder = await load();
      const written = builder.build(toObject(table, version, builder.style)(value));
      deepStrictEqual(document.parse(written), value, `${builder.name} writes other values`);
    }
    bytes[name] = makeSample(shape, 1000).xml.length;
    valuesBeyondAscii[name] = shareBeyondAscii(value);
  }
  return { bytes, valuesBeyondAscii };
}

function shareBeyondAscii(value: unknown): number {
  let all = 0;
  let beyond = 0;
  JSON.stringify(value, (_key, each: unknown) => {
    if (typeof each !== "object") all++;
    if (typeof each === "string" && /[^\0-\x7f]/.test(each)) beyond++;
    return each;
  });
  return beyond / all;
}
