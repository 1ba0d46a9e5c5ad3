import type { Size } from "./jobs/job.js";
import type { Effort } from "./measure.js";

/** How much is measured. */
export interface Thoroughness {
  readonly processes: number;
  /** Peers vary less, and take longer. */
  readonly peerProcesses: number;
  readonly sizes: readonly Size[];
  /** The sizes that peers read: they are slow. */
  readonly peerSizes: readonly Size[];
  readonly effort: Effort;
  readonly peerEffort: Effort;
}

export const full: Thoroughness = {
  processes: 7,
  peerProcesses: 3,
  sizes: ["1 kB", "1 MB"],
  peerSizes: ["1 kB", "1 MB"],
  effort: { warmUp: 400, batch: 20, rounds: 15 },
  peerEffort: { warmUp: 250, batch: 20, rounds: 7 },
};

export const quick: Thoroughness = {
  processes: 3,
  peerProcesses: 1,
  sizes: ["1 kB", "1 MB"],
  peerSizes: ["1 MB"],
  effort: { warmUp: 250, batch: 10, rounds: 9 },
  peerEffort: { warmUp: 120, batch: 10, rounds: 5 },
};
