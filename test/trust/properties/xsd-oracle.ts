import { XmlDocument, XmlValidateError, XsdValidator } from "libxml2-wasm";

/** Says whether a text is one of a type of XSD, by libxml2; facets are those of a restriction. */
export function xsdOracle(type: string, facets: Readonly<Record<string, string>> = {}): (text: string) => boolean {
  const narrowed = Object.entries(facets).map(([name, value]) => `<xs:${name} value="${escape(value)}"/>`);
  const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="v"><xs:simpleType>
    <xs:restriction base="xs:${type}">${narrowed.join("")}</xs:restriction></xs:simpleType></xs:element></xs:schema>`;
  const source = XmlDocument.fromString(schema);
  const validator = XsdValidator.fromDoc(source);
  source.dispose();
  return (text) => {
    const document = XmlDocument.fromString(`<v>${escape(text)}</v>`);
    try {
      validator.validate(document);
      return true;
    } catch (error) {
      if (!(error instanceof XmlValidateError)) throw error;
      return false;
    } finally {
      document.dispose();
    }
  };
}

function escape(text: string): string {
  return text.replace(/[&<>"\r\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}
