/** Something that is measured: one call does the work once. */
export interface Subject {
  readonly name: string;
  readonly run: () => unknown;
}

/** How long is measured, in milliseconds of CPU time. */
export interface Effort {
  readonly warmUp: number;
  readonly batch: number;
  readonly rounds: number;
}

/**
 * The CPU time of one call of each subject, in milliseconds: the median over rounds. First all are warmed up, then each
 * round runs a batch of every subject, so that what disturbs the machine disturbs all of them.
 */
export function measure(subjects: readonly Subject[], effort: Effort): Map<string, number> {
  const calls = subjects.map(({ run }) => warmUp(run, effort));
  const times = subjects.map((): number[] => []);
  for (let round = 0; round < effort.rounds; round++) {
    subjects.forEach(({ run }, index) => {
      collectYoung();
      times[index]!.push(timeOf(run, calls[index]!));
    });
  }
  return new Map(subjects.map(({ name }, index) => [name, median(times[index]!)]));
}

/** The middle value; the mean of both where there are two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Milliseconds of CPU time that the process has used, compiler and garbage collector included. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Calls it until it is warm, and returns how many calls make a batch. */
function warmUp(run: () => unknown, { warmUp, batch }: Effort): number {
  const start = cpuTime();
  let last = timeOf(run, 1);
  for (let calls = 1; cpuTime() - start < warmUp;) {
    calls = Math.max(1, Math.min(calls * 2, Math.round(batch / last)));
    last = timeOf(run, calls);
  }
  return Math.max(1, Math.round(batch / last));
}

function timeOf(run: () => unknown, calls: number): number {
  const start = cpuTime();
  for (let call = 0; call < calls; call++) kept = run();
  return Math.max(cpuTime() - start, 0.001) / calls;
}

/** The last result is kept, so that no compiler can find out that nobody needs it. */
let kept: unknown;

/** What was made before a batch is not collected in it. */
function collectYoung(): void {
  const { gc } = globalThis as { gc?: (options: { type: "minor" }) => void };
  gc?.({ type: "minor" });
  if (kept === globalThis) throw new Error("cannot be");
}
