/* oxlint-disable typescript/no-explicit-any -- here the typed and the untyped side of a table meet */
import type { Codec } from "../codec.js";
import type { DocumentTable, RecordTable } from "../table.js";
import type { Expression } from "./expression.js";

/**
 * The tables of what a platform does over HTTP. Client, request builders, mock, endpoint, caller and the command line all
 * run from them; as with documents they are what functions return.
 */
export interface ClientTable {
  readonly contract: 1;
  /** The platform's name: `acme-store`. */
  readonly platform: string;
  readonly settings: readonly SettingTable[];
  readonly baseUrl: Expression;
  /** Asked for before a request is signed. */
  readonly token?: TokenTable;
  /** What every request gets besides its own parts. */
  readonly sign?: readonly ComputedTable[];
  readonly operations: readonly OperationTable[];
}

/** What a user gives once: credentials, addresses, choices. */
export interface SettingTable {
  readonly name: string;
  readonly type: Codec<any>;
  readonly default?: unknown;
  readonly optional?: boolean;
  readonly secret?: boolean;
  /** What it looks like. */
  readonly example?: string;
  /** Where in the vendor's back office it is found: repeated in the error about a missing or refused setting. */
  readonly found?: string;
}

export type PartLocation = "query" | "form" | "header" | "path";

export interface OperationTable {
  readonly name: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Joined to the base URL, whose own query is kept; a complete URL stands for itself. */
  readonly path: Expression;
  readonly parameters: readonly ParameterTable[];
  readonly computed: readonly ComputedTable[];
  readonly body?: BodyTable;
  readonly answer: AnswerTable;
  readonly errors: readonly ErrorTable[];
  readonly pages?: PagesTable;
  readonly cursor?: CursorTable;
  /** Parameters, as written on the wire, of the cheapest request that proves the credentials. */
  readonly check?: Readonly<Record<string, string>>;
  /** `false`: neither the token nor `sign` of the client belong to it. */
  readonly sign?: false;
  /** Whether sending it twice is harmless: only then is it ever repeated automatically. */
  readonly repeat: "safe" | "unsafe";
  /** It goes over https or to this computer, whatever the user allows: its answer must not be read on the way. */
  readonly over?: "https";
  /** The property of an item that is true where it is a test. */
  readonly test?: string;
}

/** What the caller of an operation gives, or what an endpoint receives. */
export interface ParameterTable {
  readonly name: string;
  readonly as: string;
  readonly in: PartLocation;
  /** Says `query` or `form` instead of `in`, where that is the user's choice. */
  readonly at?: Expression;
  readonly type: Codec<any>;
  readonly optional?: boolean;
  readonly repeated?: boolean;
  readonly default?: unknown;
  readonly secret?: boolean;
  readonly personal?: boolean;
}

/** A part of the request that follows from settings, parameters and what was computed before it. */
export interface ComputedTable {
  readonly name: string;
  /** `let`: only a name for later expressions. */
  readonly in: PartLocation | "let";
  /** Says `query` or `form` instead of `in`, where that is the user's choice. */
  readonly at?: Expression;
  readonly value: Expression;
  /** How the value is escaped in query or form: `form` (missing in a form), `percent` (missing in a query) or `raw`. */
  readonly escape?: Expression;
}

/** A body that is a document, in steps such as url-encoding or a cipher; the last is applied last when sending. */
export interface BodyTable {
  readonly document: () => DocumentTable<any>;
  /** Says which of the names that the document's root may have is written; missing: the first. */
  readonly root?: Expression;
  /** The property of the parameters that holds the document's value; missing: `body`. */
  readonly as?: string;
  /** The form field that holds it, escaped as forms are after all steps; missing: the raw body. */
  readonly field?: string;
  /** The setting that names the form field; the raw body where it is not given or empty. */
  readonly fieldSetting?: string;
  readonly contentType?: string;
  readonly steps: readonly ByteStep[];
  /** Attributes and elements right in the document that follow from settings; where the caller gives one, that counts. */
  readonly set?: readonly { readonly name: string; readonly value: Expression }[];
}

/** One reversible step on bytes. */
export interface ByteStep {
  readonly name: string;
  readonly encode: (bytes: Uint8Array, scope: Scope) => Promise<Uint8Array>;
  readonly decode: (bytes: Uint8Array, scope: Scope) => Promise<Uint8Array>;
  /** As `decode`, for bytes that come in pieces: what it returns is given them in order, and at last nothing. */
  readonly decoder?: (scope: Scope) => Promise<ByteDecoder>;
}

/** Takes the next piece, or `undefined` after the last, and gives what can be told by now. */
export type ByteDecoder = (bytes: Uint8Array | undefined) => Uint8Array;

/** What names in expressions stand for. */
export interface Scope {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly values: ReadonlyMap<string, unknown>;
  /** Nonces come from here, so that tests and vectors can fix them. */
  readonly random: (bytes: number) => Uint8Array;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Texts that must not be shown. What is made of them reversibly is added. */
  readonly secrets?: Set<string>;
}

export type AnswerTable =
  | {
      readonly kind: "document";
      readonly document: () => DocumentTable<any>;
      /** The property that lists the items, as a path of properties: `orders`, `data.orders`. */
      readonly items?: string;
    }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "json"; readonly members: readonly string[] }
  | { readonly kind: "none" };

/** How a vendor's error answer is told from an answer. */
export type ErrorTable = ErrorTest & {
  readonly name: string;
  /** It says that the credentials were refused. So does every error of the name `refused`. */
  readonly refused?: boolean;
};

export type ErrorTest =
  /** The whole text: `error|{id}|{name}`. The last name takes all that is left, the others all before the next literal. */
  | { readonly kind: "text"; readonly template: string }
  /** A page that contains a text. */
  | { readonly kind: "html"; readonly containing: string }
  /** A JSON object of which the first of these members is there and not empty. */
  | { readonly kind: "json"; readonly members: readonly string[] }
  /** A document where the value at a path of properties is written like this. */
  | {
      readonly kind: "where";
      readonly path: readonly string[];
      readonly is: string;
      readonly message?: readonly string[];
    };

export interface TokenTable {
  readonly method: "GET" | "POST";
  readonly url: Expression;
  readonly computed: readonly ComputedTable[];
  readonly answer: AnswerTable;
  readonly errors: readonly ErrorTable[];
  /** How many requests a token is good for; missing: any number. */
  readonly uses?: number;
  /** The member of the answer that says for how many seconds it is good. */
  readonly expires?: string;
  /** Whether a token that is refused is asked for again, once. */
  readonly renew: boolean;
  /** Whether asking twice is harmless; missing: it is never repeated automatically. */
  readonly repeat?: "safe" | "unsafe";
  /** Members of the answer that are URLs, held to the host of the token's URL unless the settings allow others. */
  readonly urls?: readonly string[];
  /** As for an operation; URLs in its answer must be https as well then. */
  readonly over?: "https";
}

export interface PagesTable {
  /** The parameter that asks for the next page, or the element of the body's document. */
  readonly by: string;
  /** Parameters that only the first page is asked with, such as a position to start from. */
  readonly first?: readonly string[];
  readonly size?: string;
  /** The size where the caller gives none. */
  readonly defaultSize?: string;
  readonly next: Expression;
  readonly until?: "empty" | "short";
  /** The property of the answer that says how many pages there are. */
  readonly count?: string;
}

/** Where the next run goes on: the greatest value of a property seen, sent as a parameter or in an entry of the document. */
export interface CursorTable {
  readonly property: string;
  readonly parameter?: string;
  readonly entry?: EntryTable;
  /** Whether items of the parameter's own value are in the answer: then the next run starts one after it, where it is a number. */
  readonly inclusive: boolean;
  /** The property that tells items of one value apart, where they can have one, as with times. */
  readonly key?: string;
}

/** An entry of a list in the document that is sent, which asks for what comes after a value. Pages go by it too, where they can. */
export interface EntryTable {
  /** The property of the document that lists such entries. */
  readonly list: string;
  /** The property of an entry that holds the value. */
  readonly value: string;
  readonly type: Codec<any>;
  /** What the entry says besides, by its properties. An entry of the caller's own with the first of them stands in its way. */
  readonly says: Readonly<Record<string, unknown>>;
  /** What the document must say for that, by its properties; said where the caller leaves it open. */
  readonly where: Readonly<Record<string, unknown>>;
}

/** A helper that a consumer may call, such as the signature of a link. */
export interface FunctionTable {
  readonly contract: 1;
  readonly platform: string;
  readonly name: string;
  /** Those that its expressions name. */
  readonly settings: readonly SettingTable[];
  readonly parameters: readonly ParameterTable[];
  /** Names for the value. */
  readonly computed: readonly ComputedTable[];
  readonly value: Expression;
}

/** A record of which only its table knows the type. */
export type AnyRecord = RecordTable<any>;
