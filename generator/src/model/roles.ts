import type { MockOnly, MockRules, MockSearch } from "./mock-searches.js";
import type { Documented, LeafType, Place } from "./model.js";

export type { MockOnly, MockRules, MockSearch };

/** What a platform does over HTTP, each said once and used from both sides: a client's operation is also what its mock answers. */
export interface Roles {
  readonly client?: Client;
  readonly endpoint?: Endpoint;
  readonly webhooks: readonly Webhook[];
  readonly functions: readonly NamedFunction[];
  readonly mock: readonly MockSearch[];
  readonly mockRules?: readonly MockRules[];
  readonly mockOnly?: readonly MockOnly[];
}

/** We ask a vendor. */
export interface Client {
  readonly baseUrl: Expression;
  /** A token that is asked for before each request, or until it expires. */
  readonly token?: TokenExchange;
  /** How each request is signed. */
  readonly sign?: Signing;
  readonly operations: readonly Operation[];
  readonly place: Place;
}

export interface Operation extends Documented {
  readonly name: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: Expression;
  readonly parameters: readonly Parameter[];
  readonly computed: readonly Computed[];
  /** The document that is the body, where it is not a form. */
  readonly body?: Pipeline;
  /** Says which of the names that the document's root may have is written. */
  readonly root?: Expression;
  readonly answer: Answer;
  readonly errors: readonly ErrorAnswer[];
  readonly pages?: Pages;
  readonly cursor?: Cursor;
  /** Whether it needs the client's token and signature, where there are any. */
  readonly signed: boolean;
  /** The values of parameters, or of members of the body by their path, that make the cheapest request which proves the credentials. */
  readonly check?: Readonly<Record<string, string>>;
  readonly repeat: "safe" | "unsafe";
  /** It never goes over http but to this computer. */
  readonly over?: "https";
  /** The path in an item of what says that it is a test. */
  readonly test?: string;
}

export type Location = "query" | "form" | "header" | "path" | "body";

/** What the caller gives, or what an endpoint receives. */
export interface Parameter extends Documented {
  readonly name: string;
  readonly property: string;
  readonly location: Location;
  /** Says `query` or `form` instead, where that is the user's choice. */
  readonly at?: Expression;
  readonly optional: boolean;
  readonly repeated: boolean;
  readonly leaf: LeafType;
}

/** What follows from settings, parameters and other computed values. */
export interface Computed {
  readonly name: string;
  readonly location: Location | "let";
  readonly value: Expression;
  /** Says `form` or `raw`: how the value is escaped in the form. */
  readonly escape?: Expression;
  readonly place: Place;
}

export interface TokenExchange {
  readonly method: "GET" | "POST";
  readonly url: Expression;
  readonly computed: readonly Computed[];
  readonly answer: Answer;
  /** How many requests a token is good for. */
  readonly uses?: number;
  /** The member of the answer that says for how many seconds it is good. */
  readonly expires?: string;
  readonly errors: readonly ErrorAnswer[];
  /** Members of the answer that are URLs, held to the allowed hosts. */
  readonly urls: readonly string[];
  /** Asked for again once, when the answer says that the token is refused. */
  readonly renew: boolean;
  /** It never goes over http but to this computer. */
  readonly over?: "https";
  readonly place: Place;
}

export interface Signing {
  readonly computed: readonly Computed[];
  readonly place: Place;
}

export type Answer =
  | { readonly kind: "document"; readonly document: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "json"; readonly members: readonly string[] }
  | { readonly kind: "none" };

export interface ErrorAnswer extends Documented {
  readonly name: string;
  /** It says that the credentials were refused. So does every error of the name `refused`. */
  readonly refused?: true;
  readonly test:
    | { readonly kind: "text"; readonly template: string }
    | { readonly kind: "html"; readonly containing: string }
    | { readonly kind: "json"; readonly members: readonly string[] }
    | { readonly kind: "where"; readonly path: string; readonly is: string; readonly message?: string };
}

export interface Pages extends Documented {
  readonly name: "pages";
  /** The parameter that asks for the next page, or the element of the body's document. */
  readonly by: string;
  /** Parameters that only the first page is asked with, such as a position to start from. */
  readonly first: readonly string[];
  readonly size?: string;
  readonly next: Expression;
  readonly until?: "empty" | "short";
  readonly count?: string;
}

export interface Cursor extends Documented {
  readonly name: "cursor";
  readonly item: string;
  readonly field: string;
  /** The parameter that is sent; or an entry of the body says the same. */
  readonly parameter?: string;
  readonly entry?: CursorEntry;
  readonly inclusive: boolean;
  /** The path in the item of what tells items of one value apart. */
  readonly key?: string;
}

/** An entry of a list in the body that asks for what comes after a value. */
export interface CursorEntry {
  /** The path of the list. */
  readonly list: string;
  /** The path in the entry of the value, and of what it says besides, as on the wire. */
  readonly value: string;
  readonly says: readonly (readonly [path: string, text: string])[];
  /** The paths of what the body must say for that. */
  readonly where: readonly (readonly [path: string, text: string])[];
}

/** A vendor asks us. */
export interface Endpoint {
  readonly authentication: readonly Authentication[];
  readonly operations: readonly EndpointOperation[];
  readonly place: Place;
}

export type Authentication =
  | { readonly kind: "basic"; readonly user: string; readonly password: string }
  | {
      readonly kind: "fields";
      readonly location: "query" | "header" | "form";
      readonly fields: Readonly<Record<string, string>>;
    };

export interface EndpointOperation extends Documented {
  readonly name: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly when: Readonly<Record<string, string>>;
  readonly parameters: readonly Parameter[];
  readonly body?: Pipeline;
  readonly answer: Answer;
  readonly window?: { readonly field: string; readonly from: string; readonly to: string };
  readonly pages?: {
    readonly parameter: string;
    readonly size: number;
    readonly count?: string;
    readonly order: readonly string[];
  };
  readonly each?: Classification;
}

/** What an item means on the caller's side: the first word whose condition holds. */
export interface Classification {
  readonly item: string;
  readonly property: string;
  readonly words: readonly {
    readonly word: string;
    readonly field?: string;
    readonly in?: string;
    readonly setting?: string;
  }[];
}

/** A vendor sends to us. */
export interface Webhook extends Documented {
  readonly name: string;
  readonly body: Pipeline;
  readonly item?: string;
  /** The path in an item of what says that it is a test. */
  readonly test?: string;
  /** Parts in header or query that prove who sent it. */
  readonly signature?: readonly Computed[];
  readonly answer: string;
  readonly refused: { readonly status: number; readonly text: string };
  readonly failed: { readonly status: number; readonly text: string };
}

/** Bytes to a document in steps, for instance `form Data | form-url-decode | rc4(apiKey) | feed`. */
export interface Pipeline {
  readonly steps: readonly PipelineStep[];
  readonly place: Place;
}

export type PipelineStep =
  /** `empty`: there may be none, and then the parameters are all that is told. */
  | { readonly kind: "raw"; readonly empty?: true }
  | { readonly kind: "form"; readonly field: string }
  /** The field that a setting names; the raw body where it is empty. */
  | { readonly kind: "setting"; readonly setting: string }
  | { readonly kind: "function"; readonly name: string; readonly arguments: readonly Expression[] }
  | { readonly kind: "document"; readonly document: string };

/** A helper that a consumer may call, such as a signature of links. */
export interface NamedFunction extends Documented {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** Names for the value. */
  readonly computed: readonly Computed[];
  readonly value: Expression;
}

/** Expressions of the notation, checked and typed. */
export type Expression =
  | { readonly kind: "string"; readonly value: string; readonly place: Place }
  | { readonly kind: "number"; readonly value: number; readonly place: Place }
  | { readonly kind: "name"; readonly name: string; readonly place: Place }
  /** A path into the answer; `last`: into its last item. */
  | { readonly kind: "path"; readonly path: string; readonly last: boolean; readonly place: Place }
  | {
      readonly kind: "call";
      readonly function: string;
      readonly arguments: readonly Expression[];
      readonly place: Place;
    }
  | { readonly kind: "join"; readonly terms: readonly Expression[]; readonly place: Place }
  | { readonly kind: "add"; readonly left: Expression; readonly right: Expression; readonly place: Place };
