import { quote } from "../../problems/problems.js";
import { type ElementDeclaration, type IdentityDeclaration, keyOf } from "../declarations.js";
import type { Report } from "../report.js";

/** Constraints have names of their own, and a reference has as many fields as its key: https://www.w3.org/TR/xmlschema-1/#c-props-correct */
export function checkIdentities(elements: readonly ElementDeclaration[], report: Report): void {
  const byName = new Map<string, IdentityDeclaration>();
  const all = [...new Set(elements.flatMap(({ identities }) => identities))];
  for (const identity of all) {
    const known = byName.get(keyOf(identity));
    if (known === undefined) byName.set(keyOf(identity), identity);
    else report.invalid(identity.place, `a <${identity.kind}> of another name`, `a second ${quote(identity.name)}`);
  }
  for (const { refer, fields } of all) {
    const key = refer && byName.get(keyOf(refer));
    if (refer === undefined || key === undefined) continue;
    if (key.kind === "keyref") report.invalid(refer.place, "a key or unique", quote(refer.name));
    else if (key.fields.length !== fields.length)
      report.invalid(
        refer.place,
        `a key of as many fields, ${fields.length}`,
        `${quote(key.name)}, which has ${key.fields.length}`,
      );
  }
}
