/** The figures of a run, with the day on which it was. */
export type Result = Readonly<Record<string, number | string>>;

/** Keeps the figures of a run. One that had less of something to do does not replace a longer one in which nothing failed. */
export function writeResult(name: string, figures: Result, longer?: { by: string; failures: number }): void;

/** The figures of each script that ran, by its name. */
export function readResults(): Map<string, Result>;
