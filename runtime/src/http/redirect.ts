import { type Deadline, unlessAborted } from "./deadline.js";
import { StatusError } from "./errors/status-error.js";
import type { Asked } from "./errors/tagsmith-error.js";
import { noticeOf } from "./notice.js";
import { mask } from "./secrets.js";
import type { Session } from "./session.js";

const mostRedirects = 5;

/**
 * Follows redirects within one origin. None is followed to another: it would take credentials and body there, and what
 * the user trusts is the address in the settings.
 */
export async function followRedirects(
  session: Session,
  place: Asked & { readonly url: string; readonly attempts: number; readonly secrets: ReadonlySet<string> },
  first: Response,
  original: Request,
  deadline: Deadline,
): Promise<Response> {
  let response = first;
  let request = original;
  for (let followed = 0; ; followed++) {
    // Browsers tell neither status nor place: https://fetch.spec.whatwg.org/#concept-filtered-response-opaque-redirect
    if (response.type === "opaqueredirect") throw refuse(place, response, "; it leads elsewhere");
    // A `fetch` of somebody's own may follow redirects all the same; what it came back with is nobody's answer.
    if (response.redirected && !isAt(new URL(request.url).origin, response.url)) {
      throw refuse(place, response, "; it was followed to another host, against what the request says");
    }
    const location = response.headers.get("location");
    if (!isRedirect(response.status) || location === null) return response;
    response.body?.cancel().catch(() => {});
    const target = URL.canParse(location, request.url) ? new URL(location, request.url) : undefined;
    const here = new URL(request.url);
    const shown = target ? mask(`${target.protocol}//${target.host}${target.pathname}`, place.secrets) : "no URL";
    if (target?.origin !== here.origin || target.username !== "" || target.password !== "") {
      throw refuse(place, response, `; it leads to ${shown}, another host: give that address if you trust it`);
    }
    if (followed === mostRedirects) throw refuse(place, response, `; ${mostRedirects} redirects led nowhere`);
    session.options.onProblem(noticeOf("redirect", `${place.url}: status ${response.status} leads to ${shown}`));
    target.hash = "";
    request = await next(request, target, response.status);
    deadline.touch();
    response = await unlessAborted(deadline.signal, session.options.fetch(request.clone()));
  }
}

function isAt(origin: string, url: string): boolean {
  return URL.canParse(url) && new URL(url).origin === origin;
}

function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

/**
 * 303 asks for a GET: https://www.rfc-editor.org/rfc/rfc9110#section-15.4.4. For 301 and 302 clients may change POST to
 * GET; we do not, since an answer to a request without its form would be another answer.
 */
async function next(request: Request, target: URL, status: number): Promise<Request> {
  if (status !== 303) {
    const body = request.body ? new Uint8Array(await request.arrayBuffer()) : undefined;
    const { method, headers, signal } = request;
    return new Request(target, { method, headers, signal, redirect: "manual", ...(body && { body }) });
  }
  const headers = new Headers(request.headers);
  headers.delete("content-type");
  return new Request(target, { headers, signal: request.signal, redirect: "manual" });
}

function refuse(
  place: Asked & { readonly url: string; readonly attempts: number },
  { status }: Response,
  reason: string,
): StatusError {
  return new StatusError({ ...place, status, reason });
}
