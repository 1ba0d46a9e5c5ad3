import { isDeepStrictEqual } from "node:util";
import { type ClientOptions, TagsmithError } from "@tagsmith/runtime/http";
import type { Fault } from "./fault.js";
import type { Target } from "./targets.js";
import type { Watch } from "./watch.js";
import { openWire, reply } from "./wire.js";

/** How long a client waits here: long enough for a machine that does much else, short enough to be waited for. */
export const patience = { idle: 400, total: 1_500 };

const attempts = 3;

/** Plays a fault to a client, and says what is wrong with what comes of it. */
export async function play(target: Target, fault: Fault, watch: Watch): Promise<string[]> {
  const wrong = await playOnce(target, fault, watch, 1);
  // Other work on the machine takes time too: too late is what is always too late.
  return wrong.length > 0 ? playOnce(target, fault, watch, 8) : wrong;
}

async function playOnce(target: Target, fault: Fault, watch: Watch, slowness: number): Promise<string[]> {
  let time = 0;
  let takenElsewhere = 0;
  const elsewhere = await openWire(({ socket }) => {
    takenElsewhere++;
    reply(socket, "<taken/>");
  });
  const wire = await openWire((asked) => {
    const isToken = target.tokenPath !== undefined && asked.path.startsWith(target.tokenPath);
    const { bytes, type } = isToken ? target.token(wire.origin) : target.good(wire.origin);
    const isFaulty = target.tokenPath === undefined || isToken === (target.at === "token");
    if (!isFaulty) return reply(asked.socket, bytes, [`content-type: ${type}`]);
    time++;
    fault.play({ ...asked, good: bytes, type, elsewhere: elsewhere.origin, time });
  });
  try {
    const { outcome, value, seconds } = await ask(target, wire.origin, watch, `${target.name}, ${fault.name}`, {
      timeoutMilliseconds: { idle: patience.idle * slowness, total: patience.total * slowness },
    });
    const expected = expectedOf(target, fault);
    const most = /redirect|^30/.test(fault.name) ? 6 : target.isSafe ? attempts : 1;
    return [
      expected.test(outcome) ? "" : `expected ${expected.source} but received ${outcome}`,
      outcome === "answer" && !isRight(target, value) ? "the answer is wrong" : "",
      time > most ? `it was asked ${time} times` : "",
      takenElsewhere > 0 ? "another origin was asked" : "",
      seconds * 1_000 > patience.total * slowness + 2_000 ? `it took ${seconds} s` : "",
    ]
      .filter((line) => line !== "")
      .map((line) => `${target.name}, ${fault.name}: ${line}`);
  } finally {
    wire.close();
    elsewhere.close();
  }
}

/** Asks once, and lets the watch see all that anybody could see of it but the answer itself. */
export async function ask(
  target: Target,
  origin: string,
  watch: Watch,
  where: string,
  options: ClientOptions,
): Promise<{ outcome: string; value: unknown; seconds: number }> {
  const seen = (value: unknown): void => watch.see(where, value);
  const started = performance.now();
  const made = target.connect(origin, {
    retries: { attempts, baseMilliseconds: 1, capMilliseconds: 2 },
    limits: { answer: 1_000_000 },
    onRequest: seen,
    onAnswer: seen,
    onProblem: seen,
    ...options,
  });
  seen(made);
  const call = made[target.operation.name]?.(target.parameters);
  seen(call);
  let value: unknown;
  let outcome = "answer";
  try {
    value = await call?.answer();
  } catch (error) {
    seen(error);
    outcome = error instanceof TagsmithError ? error.name : `${String(error)}, which is no error of ours`;
  }
  return { outcome, value, seconds: (performance.now() - started) / 1_000 };
}

function expectedOf(target: Target, fault: Fault): RegExp {
  const isIgnored = target.at === "operation" && target.operation.answer.kind === "none";
  if (fault.onlyContent && isIgnored) return /^(?:answer|ConnectionError)$/;
  if (fault.passes && target.isSafe) return /^answer$/;
  return fault.outcome;
}

const answers = new Map<string, unknown>();

/** The first answer of a target is that of no fault. */
export function isRight(target: Target, value: unknown): boolean {
  const { name } = target.operation;
  const key = `${target.name.split(" ")[0]} ${name}`;
  if (!answers.has(key)) answers.set(key, value);
  return isDeepStrictEqual(answers.get(key), value);
}
