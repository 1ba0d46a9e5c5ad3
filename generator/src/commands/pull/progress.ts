import { counted } from "../counted.js";

/** How far a pull is. */
export interface Counts {
  readonly items: number;
  readonly requests: number;
  /** Of the answers. */
  readonly bytes: number;
}

/** Shows a line on a terminal that changes while a pull goes on; does nothing where nobody looks. */
export interface Progress {
  readonly show: (counts: Counts) => void;
  readonly end: () => void;
}

/** How often the line changes at most: faster than people read is only flicker. */
const milliseconds = 100;

/** The progress of a pull whose items are called `noun`, on standard error. */
export function progressOn(stream: NodeJS.WriteStream, noun: string): Progress {
  let last = 0;
  if (stream.isTTY !== true) return { show: () => {}, end: () => {} };
  return {
    show: (counts) => {
      const now = Date.now();
      if (now - last < milliseconds) return;
      last = now;
      stream.write(`\r\u001B[K${countsText(counts, noun)} ...`);
    },
    end: () => void stream.write("\r\u001B[K"),
  };
}

/** `1,234 orders, 13 requests, 1.2 MB`. */
export function countsText({ items, requests, bytes }: Counts, noun: string): string {
  const number = items.toLocaleString("en");
  return `${number} ${items === 1 ? noun.replace(/s$/, "") : noun}, ${counted(requests, "request")}, ${bytesText(bytes)}`;
}

/** `312 kB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return counted(bytes, "byte");
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
