import type { MemberTable } from "@tagsmith/runtime";
import type { Shape } from "../shapes.js";

/** How large the pieces are in which a stream comes. */
const chunkSize = 65_536;

/** A document of any size in pieces, made of one whose items come again and again. */
export interface Endless {
  /** About so many bytes, in pieces. */
  readonly chunks: (bytes: number) => Generator<Uint8Array, void, undefined>;
}

export function endless(shape: Shape, xml: Uint8Array): Endless {
  const text = Buffer.from(xml).toString();
  const name = itemName(shape);
  const start = text.search(new RegExp(`<${name}[\\s>]`));
  const end = text.lastIndexOf(`</${name}>`) + name.length + 3;
  const items = Buffer.from(text.slice(start, end));
  const tail = Buffer.from(text.slice(end));
  return {
    *chunks(bytes) {
      const times = Math.max(1, Math.round(bytes / items.length));
      const head = text.slice(0, start).replace(/ count="([0-9]+)"/, (_, count) => ` count="${Number(count) * times}"`);
      yield Buffer.from(head);
      for (let time = 0; time < times; time++) {
        for (let at = 0; at < items.length; at += chunkSize) yield items.subarray(at, at + chunkSize);
      }
      yield tail;
    },
  };
}

function itemName({ document, items }: Shape): string {
  const members: readonly MemberTable[] = document.table().type().members;
  const { xml } = members.find(({ as }) => as === items)!;
  return (typeof xml === "string" ? xml : (xml?.[0] ?? "")).split("/").pop()!;
}
