import {
  type DocumentTable,
  type RecordTable,
  type UnknownContent,
  choice,
  mixed,
  skipDoctype,
  unknown,
} from "@tagsmith/runtime";
import { anyInput } from "@tagsmith/runtime/repairs";

/** Any element as it stands: texts and elements in their order, attributes. */
export interface Any {
  content: (string | { name: string; value: Any })[];
  [unknown]?: UnknownContent[];
}

/** A table that takes every document and loses nothing but prefixes, comments and instructions. */
export function anyTable(): DocumentTable<Any> {
  return { contract: 1, name: "trust/any", roots: ["*"], type: anyRecord, input: anyInput };
}

/** The same where names may have any colons. */
export function anyNamesTable(): DocumentTable<Any> {
  return { ...anyTable(), read: { namespaces: "ignore" } };
}

/** The same where a DOCTYPE is passed over. */
export function skippingTable(): DocumentTable<Any> {
  return { ...anyTable(), doctype: skipDoctype };
}

/** The same where a DOCTYPE is passed over and names may have any colons. */
export function skippingNamesTable(): DocumentTable<Any> {
  return { ...anyTable(), doctype: skipDoctype, read: { namespaces: "ignore" } };
}

function anyRecord(): RecordTable<Any> {
  return {
    name: "Any",
    text: mixed,
    members: [
      {
        as: "content",
        number: "*",
        type: { kind: "choice", code: choice, mixed: true, choices: [{ xml: "*", type: anyRecord }] },
      },
    ] as never,
  };
}
