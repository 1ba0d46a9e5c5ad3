import { describe, expect, test } from "vitest";
import { type RecordMember, isList, isOptional, membersOf, onlyChoice } from "../../../generator/src/emit/members.js";
import type { Group, Particle } from "../../../generator/src/model/model.js";
import { attribute, choice, element, flag, leaf, many, optional, place, record, sequence, text } from "../model.js";

const id = leaf("id");
const told = (members: readonly RecordMember[]): string[] =>
  members.map((member) => `${member.property}${isList(member) ? "[]" : ""}${isOptional(member) ? "?" : ""}`);

describe("the members of a record", () => {
  test("are attributes, text, flags and elements in the order that it says", () => {
    const whole = record("R", [attribute("a", "a", id), text("t", id), flag("f", "a", "1"), element("e", "e", id)], {
      order: ["a", "f", "t", "e"],
    });
    expect(told(membersOf(whole))).toEqual(["a", "f?", "t", "e"]);
  });

  test("are each at its own place where versions moved a property", () => {
    const moved = [
      element("type", "type", id, optional, { versions: [2] }),
      element("id", "id", id),
      element("type", "type", id, optional, { versions: [0, 1] }),
    ];
    const whole = record("R", moved);
    expect(whole.order).toEqual(["type", "id", "type"]);
    expect(membersOf(whole).map(({ versions }) => versions)).toEqual([[2], undefined, [0, 1]]);
  });

  test("may be missing where the group around them may", () => {
    const whole = record("R", [
      sequence([element("a", "a", id), element("b", "b", id, { minimum: 1, maximum: Infinity })], optional),
      element("W?/c", "c", id),
      element("d", "d", id, many),
    ]);
    // A list without items is a list: only a wrapper that is not there leaves nothing.
    expect(told(membersOf(whole))).toEqual(["a?", "b[]", "c?", "d[]"]);
    expect(membersOf(whole)[1]).toMatchObject({ occurs: { minimum: 0 } });
  });

  test("of a choice without a name are those of its alternatives, none of which must be there", () => {
    const unnamed: Group = {
      kind: "choice",
      particles: [element("a", "a", id), sequence([element("b", "b", id), element("c", "c", id)])],
      occurs: { minimum: 1, maximum: 1 },
      place,
    };
    expect(told(membersOf(record("R", [unnamed as Particle])))).toEqual(["a?", "b?", "c?"]);
  });
});

describe("a record that holds nothing but a choice", () => {
  const pay = choice("pay", [element("Cash", "cash", id), element("Card", "card", id)]);

  test("is that choice", () => {
    expect(onlyChoice(record("R", [pay]))?.property).toBe("pay");
    expect(onlyChoice(record("R", [{ ...pay, occurs: many }]))?.property).toBe("pay");
  });

  test.each([
    ["where it may be missing", record("R", [{ ...pay, occurs: optional }])],
    ["beside an attribute", record("R", [attribute("a", "a", id), pay])],
    ["beside another choice", record("R", [pay, { ...pay, member: { property: "other", documentation: "", place } }])],
  ])("is not that choice %s", (_, whole) => {
    expect(onlyChoice(whole)).toBe(undefined);
  });
});
