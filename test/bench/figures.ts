import type { GenerateFigures } from "./parts/generate.js";
import type { Sizes } from "./parts/size.js";
import type { SpellingSpeed } from "./jobs/spellings.js";
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
  readonly spellings?: SpellingSpeed;
  readonly stream?: StreamFigures;
  readonly whole?: WholeFigures;
  readonly memory?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly cold?: Readonly<Record<string, number>>;
  readonly size?: Sizes;
  readonly generate?: GenerateFigures;
  readonly typeCheck?: Readonly<Record<string, number>>;
}

/**
 * What `--json` prints, of documents of 1 MB: ratios say how many times as fast as the other we are. `RESULTS.md` has all that
 * was measured.
 */
export function figuresOf(measured: Measured): Readonly<Record<string, unknown>> {
  const { node, parse, serialize, stream, size, generate } = measured;
  return {
    node,
    ...(parse && { parse: byShape(parse, parseFigures) }),
    ...(serialize && { serialize: byShape(serialize, serializeFigures) }),
    ...(stream && {
      stream: rounded({ residentMegabytes: stream.residentMegabytes, vsWhole: stream.vsWhole }),
    }),
    ...(size && { size: Object.fromEntries(Object.entries(size).filter(([part]) => !part.endsWith("TotalGzip"))) }),
    ...(generate && {
      generate: rounded({ allMs: generate.allMs, noopMs: generate.noopMs, typesMs: generate.typesMs }),
    }),
  };
}

type Row = Readonly<Record<string, number>>;

function parseFigures({ "JSON string": json, "JSON bytes": bytes, ...peers }: Row): object {
  const { "fast-xml-parser": fastXmlParser, txml, ...typed } = peers;
  return {
    vsJsonString: json,
    vsJsonBytes: bytes,
    vsFastXmlParser: fastXmlParser,
    vsTxml: txml,
    vsBestTypedPeer: least(typed),
  };
}

function serializeFigures(row: Row): object {
  const { "JSON string": _, "JSON bytes": bytes, "ours string": __, ...builders } = row;
  return { vsJsonBytes: bytes, vsBestBuilder: least(builders) };
}

function byShape({ ratios }: Speed, figures: (row: Row) => object): object {
  return Object.fromEntries(Object.entries(ratios["1 MB"]).map(([shape, row]) => [shape, rounded(figures(row))]));
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
