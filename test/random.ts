import * as fc from "fast-check";

// A failure of `npm test` is of the change at hand, not of chance: `SEED=2 npm test` looks elsewhere.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env["SEED"] ?? 1) });
