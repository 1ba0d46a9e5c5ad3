import { type ScalarNode, textOf } from "../../load/node.js";
import { type StepSyntax, parsePipeline } from "../../notation/pipeline.js";
import { quote } from "../../problems/problems.js";
import { accept, unknownName } from "../building.js";
import { typed } from "../expressions.js";
import { steps } from "../functions.js";
import type { Expression, Pipeline, PipelineStep } from "../roles.js";
import { type RolesBuilding, settingNames, unknownSetting } from "./building.js";

/** A body that becomes a document in steps: the last of them is the document. */
export function readPipeline(scalar: ScalarNode, building: RolesBuilding): Pipeline | undefined {
  const syntax = accept(parsePipeline(textOf(scalar)), scalar, building);
  if (syntax === undefined) return undefined;
  const { from } = syntax;
  if (from.kind === "setting" && !building.settings.some(({ name }) => name === from.setting.name))
    unknownSetting(from.setting.name, scalar, building, scalar.part(from.setting.start, from.setting.end));
  const first: PipelineStep = from.kind === "setting" ? { kind: "setting", setting: from.setting.name } : from;
  const others = syntax.steps.map((step, index) => readStep(step, index === syntax.steps.length - 1, scalar, building));
  if (others.includes(undefined)) return undefined;
  return { steps: [first, ...(others as PipelineStep[])], place: scalar.place };
}

/** The document that a pipeline ends in. */
export function documentOfPipeline(pipeline: Pipeline | undefined): string | undefined {
  const last = pipeline?.steps.at(-1);
  return last?.kind === "document" ? last.document : undefined;
}

function readStep(
  step: StepSyntax,
  last: boolean,
  scalar: ScalarNode,
  building: RolesBuilding,
): PipelineStep | undefined {
  const place = scalar.part(step.start, step.end);
  if (last) {
    if (building.documentNames.includes(step.name) && step.arguments.length === 0)
      return { kind: "document", document: step.name };
    unknownName(building, place, "a document as the last step", step.name, building.documentNames);
    return undefined;
  }
  const signature = Object.hasOwn(steps, step.name) ? steps[step.name] : undefined;
  if (signature === undefined) {
    if (building.documentNames.includes(step.name))
      building.problems.add("expression", place, "the document as the last step", `${quote(step.name)} before it`);
    else unknownName(building, place, "a step", step.name, Object.keys(steps));
    return undefined;
  }
  if (step.arguments.length !== signature.parameters.length) {
    const count = signature.parameters.length;
    building.problems.add(
      "expression",
      place,
      `${count} ${count === 1 ? "argument" : "arguments"} of ${step.name}`,
      String(step.arguments.length),
    );
    return undefined;
  }
  const scope = { names: settingNames(building) };
  const found = step.arguments.map((argument, index) =>
    typed(argument, signature.parameters[index] ?? "any", scalar, scope, building),
  );
  return found.includes(undefined)
    ? undefined
    : { kind: "function", name: step.name, arguments: found as Expression[] };
}
