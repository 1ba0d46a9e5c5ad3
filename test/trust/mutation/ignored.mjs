/** What Stryker leaves alone without a comment in the sources. */
export const strykerPlugins = [{ kind: "Ignore", name: "types-only", value: { shouldIgnore } }];

/** Of `([text = ""]) => ...` the default is never used: a list has that item, which its type does not say. */
function shouldIgnore(path) {
  const isDefault =
    path.key === "right" && path.parent.type === "AssignmentPattern" && path.parentPath.parent.type === "ArrayPattern";
  return isDefault ? "only the types ask for this default" : undefined;
}
