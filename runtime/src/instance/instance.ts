import type { InstanceCode } from "../feature.js";
import { trim } from "../reader/convert.js";
import { namespaceOf } from "../reader/namespaces.js";
import { localOf, prefixIn } from "../reader/spelling.js";
import { instanceNamespace } from "./attribute.js";
import type { Code } from "../table.js";
import { keptPrefix } from "../values/kept-prefix.js";

const code: InstanceCode = {
  feature: "instance",
  read(state, node, base, uri, value, on) {
    // It is that of `xsi:nil` as well, which has no names in it.
    if (uri !== instanceNamespace) return undefined;
    const name = trim(value);
    const prefix = prefixIn(name);
    const namespace = namespaceOf(state, prefix);
    if (namespace === undefined || namespace === "" || isTruth.test(name)) return undefined;
    const known = keptPrefix(state, base + node.record.unknownSlot, prefix || "q", namespace, on);
    return known === "" ? localOf(name) : `${known}:${localOf(name)}`;
  },
};

const isTruth = /^(?:true|false|1|0)$/;

/**
 * A type that `xsi:type` names, though it changes nothing, has the prefix of the table for its namespace; where the table has
 * none, the declaration of its own is kept beside it.
 *
 * @see https://www.w3.org/TR/xmlschema-1/#xsi_type
 */
export const instance: Code = code;
