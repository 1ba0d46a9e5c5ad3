import { Failure } from "../../disk/failure.js";
import { wordsOf } from "../../draft/words.js";

/** The name of a document: the one that is given, or made of the root's name. */
export function documentName(given: string | undefined, root: string): string {
  if (given === undefined) {
    const made = wordsOf(root).join("-");
    return isName(made) && !taken.has(made) ? made : "document";
  }
  if (!isName(given))
    throw new Failure(
      `a document is called by lower-case letters, digits and hyphens, such as orders: "${given}" is not`,
    );
  if (taken.has(given)) throw new Failure(`a document cannot be called ${given}: a file of its platform is`);
  return given;
}

function isName(name: string): boolean {
  return /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name);
}

/** Files of a platform and modules that are made of it. */
const taken: ReadonlySet<string> = new Set([
  "platform",
  "types",
  "client",
  "endpoint",
  "functions",
  "index",
  "mock",
  "webhook",
]);
