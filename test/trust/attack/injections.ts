import ts from "typescript";

/** What of a file is more than declarations, or calls what only a spec names. */
export function injectionsIn(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const found: string[] = [];
  if (!/^[a-z0-9-]+\/[a-z0-9.-]+$/i.test(path) || path.includes("..")) found.push(`it is written to ${path}`);
  const { parseDiagnostics } = source as unknown as { parseDiagnostics: readonly ts.Diagnostic[] };
  for (const { messageText } of parseDiagnostics)
    found.push(`${path}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
  if (!path.endsWith(".test.ts")) {
    for (const statement of source.statements) {
      if (!isDeclaration(statement)) found.push(`${path}: runs ${statement.getText().slice(0, 80)}`);
    }
  }
  const declared = new Set(source.statements.flatMap(namesOf));
  const look = (node: ts.Node): void => {
    const isCall = ts.isCallExpression(node) || ts.isNewExpression(node);
    // A type may be called so: what is called then is a function that is there.
    const called = isCall ? nameOf(node.expression) : "";
    if (/evil/i.test(called) && !declared.has(called)) found.push(`${path}: calls ${node.getText().slice(0, 80)}`);
    if (ts.isTemplateExpression(node) && /evil/i.test(node.getText()))
      found.push(`${path}: a template ${node.getText().slice(0, 80)}`);
    if (ts.isRegularExpressionLiteral(node) && /evil/i.test(node.text))
      found.push(`${path}: a pattern ${node.text.slice(0, 80)}`);
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

/** The functions that a statement declares or imports. */
function namesOf(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement)) return statement.name === undefined ? [] : [statement.name.text];
  const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
  return bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
}

/** Of what is called, without what it is called on or with. */
function nameOf(called: ts.Expression): string {
  if (ts.isPropertyAccessExpression(called)) return called.name.text;
  return ts.isIdentifier(called) ? called.text : "";
}

function isDeclaration(statement: ts.Statement): boolean {
  return (
    ts.isImportDeclaration(statement) ||
    ts.isExportDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isVariableStatement(statement)
  );
}
