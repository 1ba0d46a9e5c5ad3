import type { Group } from "./catalogue.js";
import { checkGroup } from "./check.js";

// A process of its own, which the runner can end where a group hangs.
process.on("message", (group: Group) => {
  process.send?.(checkGroup(group));
});
