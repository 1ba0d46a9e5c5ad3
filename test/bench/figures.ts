import type { GenerateFigures } from "./parts/generate.js";
import type { Sizes } from "./parts/size.js";
import type { Speed } from "./parts/speed.js";
import type { StreamFigures } from "./parts/stream.js";
import type { WholeFigures } from "./parts/whole.js";

/** What one run has measured; parts that were not asked for are missing. */
export interface Measured {
  readonly node: string;
  /** How many processes a figure of ours, and one of a peer, is the median of. */
  readonly processes: readonly [ours: number, peers: number];
  readonly parse?: Speed;
  readonly serialize?: Speed;
  readonly stream?: StreamFigures;
  readonly whole?: WholeFigures;
  readonly memory?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly cold?: Readonly<Record<string, number>>;
  readonly size?: Sizes;
  readonly generate?: GenerateFigures;
  readonly typeCheck?: Readonly<Record<string, number>>;
}

/** What `--json` prints: ratios say how many times as fast as the other we are, at 1 MB unless a key says otherwise. */
export function figuresOf(measured: Measured): Readonly<Record<string, unknown>> {
  const { node, parse, serialize, stream, whole, memory, cold, size, generate, typeCheck } = measured;
  return {
    node,
    ...(parse && {
      parse: byShape(parse, "1 MB", parseFigures),
      parseOrder: byShape(parse, "1 kB", parseFigures),
      parseMilliseconds: rounded(parse.milliseconds),
    }),
    ...(serialize && {
      serialize: byShape(serialize, "1 MB", serializeFigures),
      serializeOrder: byShape(serialize, "1 kB", serializeFigures),
      serializeMilliseconds: rounded(serialize.milliseconds),
    }),
    ...(stream && { stream: rounded(stream) }),
    ...(whole && { whole: rounded(whole) }),
    ...(memory && { retainedMegabytes: rounded(memory) }),
    ...(cold && { coldMs: rounded(cold) }),
    ...(size && { size }),
    ...(generate && { generate: rounded(generate) }),
    ...(typeCheck && { typeCheckMs: rounded(typeCheck) }),
  };
}

type Row = Readonly<Record<string, number>>;

function parseFigures(row: Row): object {
  const { "JSON string": json, "JSON bytes": bytes, ...peers } = row;
  const { "fast-xml-parser": fastXmlParser, txml, ...typed } = peers;
  return {
    vsJsonString: json,
    vsJsonBytes: bytes,
    vsFastXmlParser: fastXmlParser,
    vsTxml: txml,
    vsBestTypedPeer: least(typed),
    peers,
  };
}

function serializeFigures(row: Row): object {
  const { "JSON string": json, "JSON bytes": bytes, "ours string": ownString, ...builders } = row;
  return { vsJsonBytes: bytes, vsJsonString: json, vsBestBuilder: least(builders), stringVsBytes: ownString, builders };
}

function byShape({ ratios }: Speed, size: "1 kB" | "1 MB", figures: (row: Row) => object): object {
  return Object.fromEntries(Object.entries(ratios[size]).map(([shape, row]) => [shape, rounded(figures(row))]));
}

function least(row: Row): number | undefined {
  const values = Object.values(row);
  return values.length === 0 ? undefined : Math.min(...values);
}

/** Numbers are cut to what they mean: three digits. */
function rounded<T>(value: T): T {
  const text = JSON.stringify(value, (_key, each: unknown) =>
    typeof each === "number" ? Number(each.toPrecision(3)) : each,
  );
  return JSON.parse(text) as T;
}
