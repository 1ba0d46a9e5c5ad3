import { type Fault, answer } from "./fault.js";
import { bodyFaults } from "./faults-of-bodies.js";
import { connectionFaults } from "./faults-of-connections.js";
import { contentFaults } from "./faults-of-content.js";
import { statusFaults } from "./faults-of-statuses.js";
import { reply } from "./wire.js";

/** Each of these is played to every client; the first is none. */
export const faults: readonly Fault[] = [
  {
    name: "nothing",
    play: (scene) => reply(scene.socket, scene.good, [`content-type: ${scene.type}`]),
    outcome: answer,
  },
  ...connectionFaults,
  ...bodyFaults,
  ...statusFaults,
  ...contentFaults,
];
