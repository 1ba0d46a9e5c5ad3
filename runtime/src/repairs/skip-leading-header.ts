import type { Repair } from "../repair.js";

/** Passes over what stands before the XML: `Content-type: text/xml` and other headers with an empty line, white space. */
export const skipLeadingHeader: Repair = {
  name: "skip-leading-header",
  expected: "the document at the very beginning",
  decides: "start",
  apply(bytes) {
    // Longer than any header that a server prints by mistake.
    const beginning = String.fromCharCode(...bytes.subarray(0, 4096));
    const header = /^(?:[A-Za-z][A-Za-z-]*:[^\r\n]*\r?\n)+\r?\n/.exec(beginning)?.[0] ?? "";
    const space = /^[ \t\r\n]+/.exec(beginning.slice(header.length))?.[0] ?? "";
    // White space alone is only wrong before an XML declaration.
    const removed = header.length + space.length;
    if (removed === 0 || !beginning.slice(removed).startsWith(header === "" ? "<?xml" : "<")) return undefined;
    const found = header === "" ? "white space" : "a header";
    return { bytes: bytes.subarray(removed), edits: [{ offset: 0, removed, inserted: 0, found }] };
  },
};
