import { scanName, skipSpace } from "../reader/characters.js";
import { classes, nameStart } from "../reader/classes.js";
import { fieldAt } from "../reader/general.js";
import { unbind } from "../reader/namespaces.js";
import { elementPath, nameAt, report } from "../reader/place.js";
import type { Field, LinkedContent, Node } from "../reader/plan.js";
import { readOther } from "../reader/record.js";
import { predictChild } from "../reader/predicted.js";
import type { State } from "../reader/state.js";
import { scanTag } from "../reader/tag.js";
import type { ContentTable } from "../table.js";
import { type Automaton, type Rest, automaton, firstOf } from "../automaton.js";
import { readModel } from "./notation.js";

/**
 * Holds the children of an element to a content model, in the notation of DTDs with counts and `&` for all of several in any
 * order: `street, city?, (phone | fax){0,3}`.
 */
export function content(model: string): ContentTable {
  return { model, link: (node: Node) => linkContent(model, node) };
}

/** Made from the text when the first element of its kind is read. */
interface Ready {
  readonly automaton: Automaton;
  readonly start: Rest;
}

function linkContent(model: string, node: Node): LinkedContent {
  let ready: Ready | undefined;
  const made = (): Ready => {
    const machine = automaton();
    const start = readModel(model, machine, (name) => {
      const index = node.fields.findIndex((field) => field.name === name);
      if (index < 0) throw new Error(`the content model ${model} cannot be used: there is no element ${name}`);
      return index;
    });
    return { automaton: machine, start };
  };
  const enter = (state: State, at: unknown, p: number): unknown => {
    ready ??= made();
    return at === stopped ? at : step(state, node, ready, at === undefined ? ready.start : (at as Rest), p);
  };
  const leave = (state: State, base: number, at: unknown): void => {
    ready ??= made();
    const rest = at === undefined ? ready.start : (at as Rest);
    if (at !== stopped && !rest.mayEnd && isComplete(state, node, base)) missing(state, node, rest);
  };
  const read = (state: State, base: number, p: number): number => {
    ready ??= made();
    const { after, never } = ready.automaton;
    const { bytes } = state;
    let rest: Rest | undefined = ready.start;
    state.previous = node.fields.length;
    do {
      p = skipSpace(state, p);
      let next = -1;
      if (bytes[p] === 60 && (classes[bytes[p + 1]!]! & nameStart) !== 0) {
        next = predictChild(state, node, p);
        const symbol = next < 0 ? symbolAt(state, node, p) : next;
        if (symbol >= 0 && rest !== undefined) {
          const behind = after(rest, symbol);
          if (behind === never) unexpected(state, node, rest, p);
          rest = behind === never ? undefined : behind;
        }
      }
      p = readOther(state, node, base, p, next);
    } while (p >= 0);
    if (rest !== undefined && !rest.mayEnd && isComplete(state, node, base)) missing(state, node, rest);
    return ~p;
  };
  return { read, enter, leave };
}

/** Stands for the rest where something was wrong: nothing more is said of this element. */
const stopped = "stopped";

function step(state: State, node: Node, { automaton: { after, never } }: Ready, rest: Rest, p: number): unknown {
  const { bytes } = state;
  if (bytes[p] !== 60 || (classes[bytes[p + 1]!]! & nameStart) === 0) return rest;
  const symbol = symbolAt(state, node, p);
  if (symbol < 0) return rest;
  const behind = after(rest, symbol);
  if (behind !== never) return behind;
  unexpected(state, node, rest, p);
  return stopped;
}

/** The child at `p` by the names of the table, in whatever namespaces its tag declares; -1 where it has none of them. */
function symbolAt(state: State, node: Node, p: number): number {
  const mark = state.declared.length;
  const nameEnd = scanName(state, p + 1, "the name of an element");
  scanTag(state, p, nameEnd);
  const field = fieldAt(state, node, p, nameEnd);
  unbind(state, mark);
  return field?.index ?? -1;
}

function unexpected(state: State, node: Node, rest: Rest, p: number): void {
  const name = nameAt(state, p + 1);
  report(state, "order", "error", `${elementPath(state)}/${name}`, p, wordsOf(node, rest), `the element ${name}`);
}

function missing(state: State, node: Node, rest: Rest): void {
  const start = state.starts[state.depth]!;
  report(state, "missing", "error", elementPath(state), start, wordsOf(node, rest), "nothing");
}

/** Whether no member is missing that will be told of by itself. */
function isComplete({ values }: State, { record }: Node, base: number): boolean {
  return record.slots.every(({ required, list, minimum }, index) => {
    const value = values[base + index];
    return !required || (list ? Array.isArray(value) && value.length >= minimum : value !== undefined);
  });
}

/** The most names that a message lists. */
const mostNames = 8;

function wordsOf(node: Node, rest: Rest): string {
  const names = firstOf(rest).map((symbol) => nameOf(node.fields[symbol]));
  if (names.length === 0) return rest.mayEnd ? "no more elements" : "nothing that is possible";
  const listed = names.length > mostNames ? [...names.slice(0, mostNames), "…"] : names;
  const words = names.length === 1 ? `the element ${names[0]}` : `one of the elements ${listed.join(", ")}`;
  return rest.mayEnd ? `${words} or no more` : words;
}

function nameOf(field: Field | undefined): string {
  return field === undefined || field.name === "*" ? "any other" : field.name;
}
