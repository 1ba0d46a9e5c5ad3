import type { OperationTable } from "@tagsmith/runtime/http";
import { jsonSchemaOf } from "../../export/json-schema.js";
import type { Document, RecordType } from "../../model/model.js";
import type { AnyDocument } from "../tables.js";
import type { PullFormat } from "./format.js";
import { ndjsonFormat } from "./ndjson.js";
import { singerFormat } from "./singer.js";
import { xmlFormat } from "./xml.js";

/** What is pulled: the items of an operation's answers. */
export interface Pulled {
  readonly operation: OperationTable;
  readonly document: () => AnyDocument;
  /** The property that lists the items, as a path. */
  readonly items: string;
  readonly model: Document;
  /** The type of an item. */
  readonly record: RecordType;
}

/** The format of this name. */
export function formatOf(name: "ndjson" | "xml" | "singer", pulled: Pulled): PullFormat {
  const { operation, document, items, model, record } = pulled;
  switch (name) {
    case "ndjson":
      return ndjsonFormat();
    case "xml":
      return xmlFormat(document, items);
    case "singer":
      return singerFormat({
        name: operation.name,
        schema: jsonSchemaOf(model, record, { inline: true }),
        cursor: operation.cursor,
      });
  }
}
