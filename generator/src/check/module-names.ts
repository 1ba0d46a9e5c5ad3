import { quote } from "../problems/problems.js";
import type { Rule } from "./rule.js";

/** Each document becomes a module, beside those of the roles. */
export const moduleNames: Rule = ({ documents }, problems) => {
  for (const { name, type } of documents)
    if (taken.has(name))
      problems.add(
        "taken-name",
        { file: type.place.file, start: 0, end: 0 },
        "a document with a name that no module of the platform has",
        quote(name),
        { hint: `these are taken: ${[...taken].join(", ")}` },
      );
};

const taken: ReadonlySet<string> = new Set(["client", "endpoint", "functions", "index", "mock", "webhook"]);
