/** A document of a size that would cost more than its size, were the reader careless. */
export interface Probe {
  readonly name: string;
  readonly make: (count: number) => string;
}

const attributes = (count: number, name: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => ` ${name(index)}="u"`).join("");

/** What made other parsers slow, each with a reason to be tried: reliability figures of nine libraries. */
export const probes: readonly Probe[] = [
  { name: "many empty elements", make: (count) => `<r>${"<b/>".repeat(count)}</r>` },
  { name: "many elements with end tags", make: (count) => `<r>${"<a></a>".repeat(count)}</r>` },
  { name: "many siblings of different names", make: (count) => `<r>${list(count, (i) => `<a${i}/>`)}</r>` },
  {
    name: "elements that are never closed",
    make: (count) => `<r>${"<a><b>".repeat(Math.min(count, 100))}${"x".repeat(count)}`,
  },
  { name: "end tags without a start", make: (count) => `<r></r>${"</a>".repeat(count)}` },
  {
    name: "attributes of one element",
    make: (count) => `<r${attributes(Math.min(count, 990), (i) => `a${i}`)}>${"x".repeat(count)}</r>`,
  },
  { name: "attributes of many elements", make: (count) => `<r>${"<b x='1' y='2'/>".repeat(count)}</r>` },
  {
    name: "namespaces of many elements",
    make: (count) => `<r>${"<b xmlns='u' xmlns:p='v'><p:c/></b>".repeat(count)}</r>`,
  },
  {
    name: "nested namespaces",
    make: (count) => `<r>${(`<a xmlns:p="u">`.repeat(50) + "</a>".repeat(50)).repeat(Math.ceil(count / 50))}</r>`,
  },
  { name: "comments", make: (count) => `<r>${"<!-- -->".repeat(count)}</r>` },
  { name: "one long comment", make: (count) => `<r><!--${"- ".repeat(count)}--></r>` },
  { name: "instructions", make: (count) => `<r>${"<?p q?>".repeat(count)}</r>` },
  { name: "CDATA sections", make: (count) => `<r>${"<![CDATA[]]>".repeat(count)}</r>` },
  { name: "one CDATA section of brackets", make: (count) => `<r><![CDATA[${"]] ".repeat(count)}]]></r>` },
  { name: "references", make: (count) => `<r>${"&lt;&#65;".repeat(count)}</r>` },
  { name: "a reference that does not end", make: (count) => `<r>&#${"0".repeat(count)}` },
  { name: "line ends", make: (count) => `<r>${"\r\n".repeat(count)}</r>` },
  { name: "text between elements", make: (count) => `<r>${"x<b/>".repeat(count)}</r>` },
  { name: "one long attribute", make: (count) => `<r a="${"x&amp;".repeat(count)}"/>` },
  { name: "wide characters", make: (count) => `<r>${"é😀".repeat(count)}</r>` },
  { name: "white space in a tag", make: (count) => `<r${" ".repeat(count)}/>` },
];

function list(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join("");
}
