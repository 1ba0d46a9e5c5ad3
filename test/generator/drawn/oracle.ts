import {
  XmlBufferInputProvider,
  XmlDocument,
  XmlValidateError,
  XsdValidator,
  xmlCleanupInputProvider,
  xmlRegisterInputProvider,
} from "libxml2-wasm";

/** libxml2 with a schema: what it says of a document, nothing where it is valid. */
export interface Oracle {
  readonly complaint: (xml: string) => string | undefined;
  readonly dispose: () => void;
}

/** libxml2's view of a schema; its reason where it takes it for none. */
export function oracleOf(files: ReadonlyMap<string, string>, main: string): Oracle | string {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  // What was there before would be found first.
  xmlCleanupInputProvider();
  xmlRegisterInputProvider(
    new XmlBufferInputProvider(Object.fromEntries([...files].map(([name, text]) => [name, encode(text)]))),
  );
  const source = XmlDocument.fromBuffer(encode(files.get(main) ?? ""), { url: main });
  try {
    const validator = XsdValidator.fromDoc(source);
    return { complaint: (xml) => complaintOf(validator, xml), dispose: () => validator.dispose() };
  } catch (error) {
    return (error as Error).message.trim();
  } finally {
    source.dispose();
  }
}

function complaintOf(validator: XsdValidator, xml: string): string | undefined {
  const document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
    return undefined;
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return error.message.trim();
  } finally {
    document.dispose();
  }
}
