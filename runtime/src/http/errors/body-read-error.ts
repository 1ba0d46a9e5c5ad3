import { TagsmithError } from "./tagsmith-error.js";

/** Something else has read the body of a request before the handler that needs its bytes. */
export class BodyReadError extends TagsmithError {
  override readonly name = "BodyReadError";

  constructor(platform?: string) {
    super(
      `${platform ?? "the handler"}: the body of the request was read before it came here, and its bytes are gone: ` +
        "mount this handler before whatever parses bodies, such as express.json(), express.urlencoded() or the parsers " +
        "of Fastify, and read neither text() nor formData() of the request yourself",
      { platform },
    );
  }
}
