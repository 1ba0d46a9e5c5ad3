/** Why a request is not served: the answer that its sender gets, and in the message what only the developer is told. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  /** For the sender; holds nothing of the request that could be a secret. */
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, text: string, headers: Readonly<Record<string, string>> = {}, detail: string = text) {
    super(detail);
    this.status = status;
    this.text = text;
    this.headers = headers;
  }
}

/** An answer of plain text that nothing keeps and no browser takes for anything else. */
export function textAnswer(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(text, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", ...guards, ...headers },
  });
}

/** Headers of every answer: it may hold the data of customers. */
export const guards: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
};
