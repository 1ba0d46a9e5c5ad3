import { IndentationText, NewLineKind, Project, QuoteKind, type StatementStructures } from "ts-morph";

/** The statements of a file: structures, or text that is written as it is. */
export type Statements = readonly (StatementStructures | string)[];

/** The text of a file with these statements. All that knows how ts-morph writes stands here. */
export function printStatements(statements: Statements): string {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      newLineKind: NewLineKind.LineFeed,
      quoteKind: QuoteKind.Double,
    },
  });
  const file = project.createSourceFile("module.ts", { statements: [...statements] });
  const text = file.getFullText();
  file.forget();
  // Before a type that begins on the next line ts-morph leaves a space. No literal of a module runs over a line end.
  return `${text.trim().replace(/ +$/gm, "")}\n`;
}
