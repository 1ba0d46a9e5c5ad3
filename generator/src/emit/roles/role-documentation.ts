import type { Documented, LeafType, Platform, Setting } from "../../model/model.js";
import type { Parameter } from "../../model/roles.js";
import { asSentence, capital, defaultName, leafWords, sourceText } from "../documentation.js";

/** What a setting is, looks like, where it is found, and where all that is known from. */
export function settingDocumentation(
  { documentation, type, example, found, ...rest }: Setting,
  platform: Platform,
): string {
  const facts = [
    ...(plainKinds.has(type.scalar.kind) && Object.keys(type.facets).length === 0 ? [] : [valueWords(type)]),
    ...(example === undefined ? [] : [`looks like \`${example}\``]),
    ...(found === undefined ? [] : [`found at: ${found}`]),
  ];
  const words = facts.filter((fact) => fact !== "").join("; ");
  return paragraph(
    documentation,
    words === "" ? "" : asSentence(capital(words)),
    type.secret ? "Secret." : "",
    type.default === undefined ? "" : `Default \`${defaultName(type)}\`.`,
    sourceText({ documentation, ...rest }, platform),
  );
}

/** What a parameter means, how it is called and written in the request, and where that is known from. */
export function parameterDocumentation(
  { documentation, name, leaf, repeated, ...rest }: Parameter,
  platform: Platform,
  operation: Documented,
): string {
  const words = valueWords(leaf);
  const facts = [
    `\`${name}\``,
    ...(words === "" ? [] : [repeated ? words.replace(/^an? /, "each ") : words]),
    ...(leaf.secret ? ["secret"] : []),
    ...(leaf.personal ? ["personal"] : []),
  ];
  return paragraph(
    documentation,
    `${facts.join(", ")}.`,
    leaf.default === undefined ? "" : `Default \`${defaultName(leaf)}\`.`,
    rest.source === operation.source && rest.sure === operation.sure
      ? ""
      : sourceText({ documentation, ...rest }, platform),
  );
}

/** Sentences one after the other: what it means first. */
export function paragraph(documentation: string, ...sentences: readonly string[]): string {
  return [documentation === "" ? "" : asSentence(documentation), ...sentences.map((sentence) => sentence.trim())]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

/** What the type says already is not said again. */
function valueWords(leaf: LeafType): string {
  const words = leafWords(leaf);
  return words === "text" ? "" : words;
}

/** What needs no word beside an example. */
const plainKinds: ReadonlySet<string> = new Set(["text", "id", "url"]);
