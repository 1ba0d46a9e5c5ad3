import type { AnswerTable, ErrorTable } from "../http/table.js";
import { serialize } from "../writer/serialize.js";
import { withProperty } from "../http/endpoint/answer.js";
import { codecAt, sampleRoot } from "./sample.js";
import { invalid } from "../codec.js";
import { writeValue } from "../http/settings.js";

/** Why a mock refuses a request. */
export type Fault = "refused" | "parameter";

/** The error answer of the platform, in its own form as far as the spec says one. */
export function errorAnswer(
  answer: AnswerTable,
  errors: readonly ErrorTable[],
  fault: Fault,
  message: string,
): Response {
  const table = errorFor(errors, fault);
  const status = fault === "refused" ? 401 : 400;
  switch (table?.kind) {
    case "text":
      return text(200, fillTemplate(table.template, fault, message), "text/plain; charset=utf-8");
    case "html":
      return text(
        200,
        `<html><head><title>Error</title></head><body>${table.containing}</body></html>`,
        "text/html; charset=utf-8",
      );
    case "json": {
      const members = table.members.map((name, index) => [name, index === 0 ? words[fault] : message]);
      return text(status, JSON.stringify(Object.fromEntries(members)), "application/json");
    }
    case "where": {
      if (answer.kind !== "document") break;
      const path = table.path.join(".");
      const type = codecAt(answer.document().type(), path);
      const said = type && writeValue(type, table.is) === invalid ? type.read(table.is) : table.is;
      let value = withProperty(sampleRoot(answer.document), path, said);
      if (table.message) value = withProperty(value, table.message.join("."), message);
      return text(200, serialize(answer.document, value), "text/xml; charset=utf-8");
    }
    default:
  }
  return text(status, message, "text/plain; charset=utf-8");
}

const words: Readonly<Record<Fault, string>> = { refused: "access_denied", parameter: "invalid_request" };

/** What speaks of credentials for those, anything else before it for parameters. */
function errorFor(errors: readonly ErrorTable[], fault: Fault): ErrorTable | undefined {
  const isRefusal = ({ refused, name, kind }: ErrorTable): boolean =>
    refused === true || name === "refused" || name === "login" || kind === "html";
  const others = errors.filter((error) => !isRefusal(error));
  const refusals = errors.filter(isRefusal);
  const [first] = fault === "refused" ? [...refusals, ...others] : [...others, ...refusals];
  return first;
}

/** A name takes no more than stands between the literals around it, so that no value may hold one of them. */
function fillTemplate(template: string, fault: Fault, message: string): string {
  const literals = template.split(/\{[^{}]+\}/).filter((literal) => literal.trim() !== "");
  const plain = literals.reduce((rest, literal) => rest.replaceAll(literal, " "), message).replace(/\s+/g, " ");
  const names = [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
  const detail = names.find((name) => /message|text|description|data|detail/i.test(name)) ?? names.at(-1);
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    if (name === detail) return plain;
    return /id|code|number/i.test(name) ? (fault === "refused" ? "1" : "2") : words[fault];
  });
}

function text(status: number, body: string, contentType: string): Response {
  return new Response(body, { status, headers: { "content-type": contentType } });
}
