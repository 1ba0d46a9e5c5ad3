import { type Asked, reply } from "./wire.js";

/** What a fault has to work with. */
export interface Scene extends Asked {
  /** What a good answer would be. */
  readonly good: Buffer;
  readonly type: string;
  /** Another server, which must never be asked. */
  readonly elsewhere: string;
  /** How often this was asked for, from 1. */
  readonly time: number;
}

/** Something that a server, or the way to it, does wrong. */
export interface Fault {
  readonly name: string;
  readonly play: (scene: Scene) => void;
  /** `answer`, or the names of errors that may come of it. */
  readonly outcome: RegExp;
  /** Nothing is wrong but the content: where none is expected, all is well. */
  readonly onlyContent?: boolean;
  /** It goes away when it is asked again: what is safe to repeat succeeds. */
  readonly passes?: boolean;
  /** The answer is right, but another one than usual: only that something came back is looked at. */
  readonly isJsonToo?: false;
}

/** All is well. */
export const answer: RegExp = /^answer$/;
/** The connection failed. */
export const connection: RegExp = /^ConnectionError$/;
/** Of a large body that cannot be decompressed, the `fetch` of Node may say nothing: then time runs out. */
export const connectionOrLate: RegExp = /^(?:ConnectionError|TimeoutError)$/;
/** The answer is no good one. */
export const content: RegExp = /^AnswerError$/;
/** Time ran out. */
export const late: RegExp = /^TimeoutError$/;
/** The status is an error. */
export const status: RegExp = /^StatusError$/;
/** It is more than may come. */
export const large: RegExp = /^LimitError$/;

/** The head of a good answer, with more lines. */
export function head(scene: Scene, ...lines: string[]): string {
  return `HTTP/1.1 ${["200 OK", `content-type: ${scene.type}`, ...lines].join("\r\n")}\r\n\r\n`;
}

/** The first half of a good answer. */
export function half({ good }: Scene): Buffer {
  return good.subarray(0, good.length >> 1);
}

/** Answers with a status. */
export function statusOf(line: string, ...headers: string[]): Fault["play"] {
  return ({ socket }) => reply(socket, "later", ["content-type: text/plain", ...headers], line);
}

/** Does it the first time only. */
export function once(fault: Fault["play"]): Fault["play"] {
  return (scene) =>
    scene.time === 1 ? fault(scene) : reply(scene.socket, scene.good, [`content-type: ${scene.type}`]);
}

/** What a careless server shows of a request: all of it, as it came and as it is meant. */
export function echo({ head, body }: Scene): string {
  const text = `${head.replaceAll("\r\n", " ")} ${body}`;
  return `${text} ${decodeLoosely(text)}`;
}

function decodeLoosely(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return "";
  }
}

/** The host that a request names. */
export function hostOf(head: string): string {
  return /\r\nhost: *([^\r\n]+)/i.exec(head)?.[1] ?? "";
}
