import { tableOf } from "../contract.js";
import { XmlError } from "../problem.js";
import { challengeOf, isAuthentic } from "./authentication.js";
import type { EndpointTable } from "./endpoint-table.js";
import { answerOf } from "./endpoint/answer.js";
import { allowedMethods, checkMethod, operationFor } from "./endpoint/dispatch.js";
import { type EndpointOptions, type EndpointSetup, readEndpointOptions } from "./endpoint/options.js";
import { readReceived } from "./endpoint/parameters.js";
import { readPosted } from "./endpoint/posted.js";
import { receive } from "./endpoint/received.js";
import { Refusal, guards, textAnswer } from "./endpoint/refusal.js";
import { BodyReadError } from "./errors/body-read-error.js";
import { mask } from "./secrets.js";

/**
 * Answers what a vendor asks: from a request to its answer, for any server that has the two of the Fetch standard. Settings
 * and one function for each operation are given among the options, under their own names.
 *
 * @throws SettingError where a setting is missing or wrong. The endpoint itself throws only a `BodyReadError`.
 */
export function endpoint<Options extends EndpointOptions>(
  table: () => EndpointTable,
  options: Options,
): (request: Request) => Promise<Response> {
  const platform = tableOf(table);
  const setup = readEndpointOptions(platform, options);
  return async (request) => {
    const answer = await serve(platform, setup, request);
    if (request.method !== "HEAD") return answer;
    await answer.body?.cancel();
    return new Response(null, { status: answer.status, headers: answer.headers });
  };
}

async function serve(table: EndpointTable, setup: EndpointSetup, request: Request): Promise<Response> {
  const { platform, authentication, operations } = table;
  const { settings, limits, onProblem } = setup;
  let name = "";
  try {
    if (request.method === "OPTIONS") {
      return new Response(null, { status: 204, headers: { allow: allowedMethods(operations), ...guards } });
    }
    checkMethod(operations, request.method);
    const { idleMilliseconds } = setup;
    const received = receive(request, { platform, limit: limits.body, idleMilliseconds });
    if (!(await isAuthentic(authentication, received, settings.values))) {
      const challenge = challengeOf(authentication, platform);
      throw new Refusal(401, "expected the credentials of this store", { "www-authenticate": challenge });
    }
    const operation = operationFor(operations, received);
    name = ` ${operation.name}`;
    const parameters = await readReceived(operation.parameters, received, settings.secrets);
    if (operation.body) {
      parameters[operation.body.as ?? "body"] = await readPosted(
        operation,
        operation.body,
        received,
        settings,
        limits,
        onProblem,
      );
    }
    const result = await setup.handlers.get(operation.name)?.(parameters, { request, signal: request.signal });
    return await answerOf(
      {
        operation,
        parameters,
        pageSize: setup.pageSize,
        leftOut: (message) =>
          onProblem({ code: "left-out", severity: "notice", message: `${platform} ${message}`, status: 200 }),
      },
      result,
    );
  } catch (error) {
    if (error instanceof BodyReadError) throw error;
    if (error instanceof Refusal) {
      const message = mask(`${platform}${name}: ${error.message}`, settings.secrets);
      onProblem({ code: "refused", severity: "notice", message, status: error.status });
      return textAnswer(error.status, mask(error.text, settings.secrets), error.headers);
    }
    const reason = error instanceof Error ? error.message : String(error);
    onProblem({
      code: "failed",
      severity: "error",
      message: mask(`${platform}${name}: ${reason}`, settings.secrets),
      status: 500,
      ...(error instanceof XmlError && { problems: error.problems }),
      cause: error,
    });
    return textAnswer(500, "the request could not be served");
  }
}
