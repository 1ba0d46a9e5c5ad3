import type { AnswerTable, BodyTable, ParameterTable, SettingTable } from "./table.js";

/** What a vendor asks of an endpoint at one URL. Endpoint, classifier and the command line run from it. */
export interface EndpointTable {
  readonly contract: 1;
  readonly platform: string;
  /** Those that authentication and classification name. */
  readonly settings: readonly SettingTable[];
  /** Any of these is accepted. */
  readonly authentication: readonly AuthenticationTable[];
  readonly operations: readonly EndpointOperationTable[];
}

/** One way in which the caller proves who it is; `user`, `password` and the second words of `fields` name settings. */
export type AuthenticationTable =
  | { readonly kind: "basic"; readonly user: string; readonly password: string }
  | {
      readonly kind: "fields";
      readonly in: "query" | "header" | "form";
      /** All must be right. Their names are compared without regard to case. */
      readonly fields: readonly (readonly [name: string, setting: string])[];
    };

export interface EndpointOperationTable {
  readonly name: string;
  readonly method: "GET" | "POST";
  /** How the path of the URL ends; missing or `/`: any, since the user decides where an endpoint is. */
  readonly path?: string;
  /** Query parameters that choose this operation; names and values are compared without regard to case. */
  readonly when: readonly (readonly [name: string, value: string])[];
  readonly parameters: readonly ParameterTable[];
  readonly body?: BodyTable;
  /** The body may be empty: then the parameters are all that is told, and the document's property is missing. */
  readonly bodyOptional?: boolean;
  readonly answer: AnswerTable;
  /** Items outside are left out and reported; both ends belong to the window, at the precision of the wire format. */
  readonly window?: {
    /** Of an item, as a path of properties. */
    readonly property: string;
    /** Names of parameters, as on the wire. */
    readonly from: string;
    readonly to: string;
  };
  readonly pages?: EndpointPagesTable;
  readonly each?: ClassificationTable;
}

/** How an endpoint cuts its items into pages. */
export interface EndpointPagesTable {
  /** The name of the parameter that asks for a page, as on the wire; pages count from 1. */
  readonly parameter: string;
  readonly size: number;
  /** The property of the answer that says how many pages there are. */
  readonly count?: string;
  /** The properties of an item that order them, the first before the others. */
  readonly order: readonly string[];
}

/** What each item means on the caller's side. */
export interface ClassificationTable {
  /** What the property is called that holds the word. */
  readonly as: string;
  /** The first word whose condition holds: the property's value is one of `in`, or of the setting's list. No condition: it always holds. */
  readonly words: readonly {
    readonly word: string;
    readonly property?: string;
    readonly in?: readonly string[];
    readonly setting?: string;
  }[];
}
