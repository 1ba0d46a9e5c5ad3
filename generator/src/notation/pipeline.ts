import { type ExpressionSyntax, expression } from "./expression.js";
import { type NameSyntax, nameAt } from "./key.js";
import { ourName } from "./names.js";
import {
  type Parsed,
  type Scanner,
  type Span,
  fail,
  parseWhole,
  spanFrom,
  take,
  takeSymbol,
  takeWords,
} from "./scanner.js";

/** How a body becomes a document, from the wire on: `form Data | form-url-decode | rc4(apiKey) | feed`. */
export interface PipelineSyntax extends Span {
  readonly start: number;
  readonly from: BodySource;
  readonly steps: readonly StepSyntax[];
}

/** The whole body, a field of a form, or what a setting says: the field, or the whole body where it is empty. */
export type BodySource =
  /** `empty`: there may be none. */
  | { readonly kind: "raw"; readonly empty?: true }
  | { readonly kind: "form"; readonly field: string }
  | { readonly kind: "setting"; readonly setting: NameSyntax };

/** A function on bytes or, as the last step, a document. */
export interface StepSyntax extends NameSyntax {
  readonly arguments: readonly ExpressionSyntax[];
}

export function parsePipeline(text: string): Parsed<PipelineSyntax> {
  return parseWhole(
    text,
    (scanner) => {
      const from = source(scanner);
      const steps: StepSyntax[] = [];
      while (takeSymbol(scanner, "|")) steps.push(step(scanner));
      if (steps.length === 0) fail(scanner, '"|" and a step or a document');
      return { from, steps, ...spanFrom(scanner, 0) };
    },
    '"|" and the next step',
  );
}

function source(scanner: Scanner): BodySource {
  if (takeWords(scanner, "raw")) return { kind: "raw", ...(takeWords(scanner, "or empty") && { empty: true }) };
  if (!takeWords(scanner, "form")) return fail(scanner, '"raw", or "form" and the name of a field');
  if (takeSymbol(scanner, "=")) return { kind: "setting", setting: nameAt(scanner, ourName, "the name of a setting") };
  return { kind: "form", field: take(scanner, /[^\s|]+/y) ?? fail(scanner, "the name of a field") };
}

function step(scanner: Scanner): StepSyntax {
  const name = nameAt(scanner, ourName, "a step or a document");
  if (!takeSymbol(scanner, "(")) return { ...name, arguments: [] };
  const found: ExpressionSyntax[] = [];
  if (takeSymbol(scanner, ")")) return { ...name, arguments: found };
  do found.push(expression(scanner));
  while (takeSymbol(scanner, ","));
  if (!takeSymbol(scanner, ")")) fail(scanner, '"," or ")"');
  return { ...name, arguments: found };
}
