import { type InterfaceDeclarationStructure, type StatementStructures, StructureKind } from "ts-morph";
import type { LeafType, Platform, Setting } from "../../model/model.js";
import type { Operation, Parameter } from "../../model/roles.js";
import { comments } from "../documentation.js";
import type { Module } from "../module.js";
import { propertyName } from "../text.js";
import { type TypeContext, scalarTypes } from "../types.js";
import { parameterDocumentation, settingDocumentation } from "./role-documentation.js";

/** A property of an interface. */
export type Property = NonNullable<InterfaceDeclarationStructure["properties"]>[number];

/** The properties of settings, as their user gives them. */
export function settingProperties(settings: readonly Setting[], platform: Platform, module: Module): Property[] {
  return settings.map((setting) =>
    property(setting.name, leafType(setting.type, module), setting.optional, settingDocumentation(setting, platform)),
  );
}

/** The properties of parameters, as their caller gives them. */
export function parameterProperties(
  parameters: readonly Parameter[],
  operation: Pick<Operation, "documentation" | "source" | "sure" | "place">,
  platform: Platform,
  module: Module,
): Property[] {
  return parameters.map((parameter) => {
    const type = leafType(parameter.leaf, module);
    return property(
      parameter.property,
      parameter.repeated ? `readonly ${type.includes(" ") ? `(${type})` : type}[]` : type,
      parameter.optional,
      parameterDocumentation(parameter, platform, operation),
    );
  });
}

/** A property; an optional one may be `undefined` as well. */
export function property(name: string, type: string, optional: boolean, documentation: string): Property {
  return {
    name: propertyName(name),
    hasQuestionToken: optional,
    type: optional ? `${type} | undefined` : type,
    docs: comments(documentation, 2),
  };
}

/** An exported interface. */
export function exportedInterface(
  name: string,
  documentation: string,
  properties: readonly Property[],
  more: Partial<InterfaceDeclarationStructure> = {},
): StatementStructures {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name,
    docs: comments(documentation, 0),
    properties: [...properties],
    ...more,
  };
}

/** The type of a value on its own: types that documents share are spelled out, so that no module of roles needs theirs. */
export function leafType(leaf: LeafType, module: Module): string {
  const context: TypeContext = {
    types: new Map(),
    runtime: module.runtimeType,
    global: module.globalType,
  };
  return scalarTypes(leaf.scalar, context).join(" | ");
}
