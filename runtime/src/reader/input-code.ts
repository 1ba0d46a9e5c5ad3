import type { InputCode } from "../feature.js";
import type { Code } from "../table.js";
import { openInput, tellInput } from "./any-input.js";
import { originLocator } from "./origin.js";

const code: InputCode = {
  feature: "anyInput",
  open(...input) {
    const opened = openInput(...input);
    const { room, start, end, origin } = opened;
    return { room, start, end, locate: originLocator(origin), tell: (state) => tellInput(state, opened) };
  },
};

/** As `anyEncoding`, and mends them by the repairs of their table. */
export const anyInput: Code = code;
