import { ParseOption, XmlDocument, XmlLibError } from "libxml2-wasm";

/** What libxml2 says of a document. */
export interface Verdict {
  readonly accepted: boolean;
  /** Its messages, of what made it refuse. */
  readonly errors: readonly string[];
  /** The document by https://www.w3.org/TR/xml-c14n, where it was asked for and libxml2 can make it. */
  readonly canonical: string | undefined;
}

const option =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NOENT |
  ParseOption.XML_PARSE_DTDATTR |
  ParseOption.XML_PARSE_SKIP_IDS;

/** Asks libxml2, with entities and defaults from the document itself. */
export function askLibxml2(bytes: Uint8Array, canonical: boolean): Verdict {
  let document: XmlDocument;
  try {
    document = XmlDocument.fromBuffer(bytes, { option });
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return { accepted: false, errors: error.details.map(({ message }) => message.trim()), canonical: undefined };
  }
  try {
    return { accepted: true, errors: [], canonical: canonical ? document.canonicalizeToString() : undefined };
  } catch {
    // Relative namespaces have no canonical form.
    return { accepted: true, errors: [], canonical: undefined };
  } finally {
    document.dispose();
  }
}
