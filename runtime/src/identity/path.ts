/** A path of XPath as XSD uses it: from an element down to others, or to an attribute. */
export interface Path {
  /** `.//`: the steps may begin at any depth. */
  readonly deep?: boolean;
  /** Names such as `{urn:shop}item`; `*` is any, `{urn:shop}*` any of a namespace. */
  readonly steps: readonly string[];
  readonly attribute?: string;
}

/** Whether the names from an element down to another are those of a path. */
export function isOnPath({ deep = false, steps }: Path, names: readonly string[]): boolean {
  const before = names.length - steps.length;
  if (before < 0 || (before > 0 && !deep)) return false;
  return steps.every((step, index) => isNamed(step, names[before + index]!));
}

/** Whether a name is one that a step stands for. */
export function isNamed(step: string, name: string): boolean {
  if (step === "*" || step === name) return true;
  return step.endsWith("}*") && name.startsWith(step.slice(0, -1));
}
