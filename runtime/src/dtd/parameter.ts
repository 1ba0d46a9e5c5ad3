import { textOf } from "./external.js";
import { type Reading, enter, frameOf, pushFrame, refuse } from "./reading.js";

/**
 * Reads the parameter entity whose reference stands here, with a space on both sides.
 *
 * @see https://www.w3.org/TR/xml/#as-PE
 */
export function pushParameter(reading: Reading, name: string): void {
  const frame = frameOf(reading);
  frame.position += name.length + 2;
  const entity = reading.parameters.get(name);
  // What is not read may declare it.
  if (entity === undefined) {
    if (!reading.incomplete) refuse(reading, "a parameter entity that is declared", `"%${name};"`);
    return;
  }
  const loaded = textOf(reading, entity);
  if (loaded === undefined) {
    reading.incomplete = true;
    return;
  }
  enter(reading, entity, loaded.text.length);
  pushFrame(reading, ` ${loaded.text} `, {
    external: frame.external || entity.external !== undefined,
    entity,
    base: loaded.base ?? frame.base,
  });
}
