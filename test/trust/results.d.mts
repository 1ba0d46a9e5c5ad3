/** The figures of a run, with the day on which it was. */
export type Result = Readonly<Record<string, number | string>>;

/** Keeps the figures of a run. */
export function writeResult(name: string, figures: Result): void;

/** The figures of each script that ran, by its name. */
export function readResults(): Map<string, Result>;
