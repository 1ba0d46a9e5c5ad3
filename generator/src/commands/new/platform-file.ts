/** The file of a platform that was drafted: all else is up to its author. */
export function platformFile(
  { title, site }: { readonly title: string; readonly site: string },
  from: "samples" | "schema",
): string {
  const source = from === "samples" ? "Samples, given by the maintainer" : "The vendor's schema";
  return [
    "# yaml-language-server: $schema=../platform.schema.json",
    `# ${title}: what it does, in a sentence.`,
    `title: ${JSON.stringify(title)}`,
    ...(site === "" ? [] : [`site: ${JSON.stringify(site)}`]),
    "sources:",
    `  given: { title: ${JSON.stringify(source)}, sure: ${from === "samples" ? "D" : "A"} }`,
    "",
  ].join("\n");
}
