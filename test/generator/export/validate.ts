import { DtdValidator, XmlDocument, XmlDtd, XsdValidator } from "libxml2-wasm";

/** What libxml2 says of a document, by a schema that it accepts. */
export function invalidByXsd(xsd: string, xml: string): string[] {
  const schema = XmlDocument.fromString(xsd);
  const document = XmlDocument.fromString(xml);
  try {
    const validator = XsdValidator.fromDoc(schema);
    try {
      return complaints(() => validator.validate(document));
    } finally {
      validator.dispose();
    }
  } finally {
    document.dispose();
    schema.dispose();
  }
}

/** What libxml2 says of a document, by a DTD that it accepts. */
export function invalidByDtd(dtd: string, xml: string): string[] {
  const document = XmlDocument.fromString(xml);
  const validator = new DtdValidator(XmlDtd.fromString(dtd));
  try {
    return complaints(() => validator.validate(document));
  } finally {
    validator.dispose();
    document.dispose();
  }
}

function complaints(validate: () => void): string[] {
  try {
    validate();
    return [];
  } catch (error) {
    return (error as Error).message.trim().split("\n");
  }
}
