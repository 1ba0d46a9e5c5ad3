import { Failure } from "../disk/failure.js";

/** Why nothing listens, for people. */
export function listenFailure(error: unknown, port: number, host: string): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE")
    return new Failure(`port ${port} is in use`, "Choose another with --port, or leave it out");
  if (code === "EACCES") return new Failure(`port ${port} is not for everybody`, "Choose one above 1023 with --port");
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return new Failure(`this computer has no address ${host}`);
  return error;
}
