import type { Identity } from "../model/model.js";
import { joinComponents } from "./components.js";
import type { SchemaDeclarations } from "./declarations.js";
import { derivedTypes } from "./derived.js";
import type { ModelContext } from "./element-type.js";
import { identitiesOf } from "./identity.js";
import { type SchemaModel, modelOf } from "./model.js";
import { typeNames } from "./names.js";
import { type Prefixes, prefixesOf } from "./prefixes.js";
import { referredElements } from "./referred.js";
import type { Report } from "./report.js";
import { resolver } from "./resolve.js";
import { simpleTypes } from "./simple-types.js";

/** Makes the model of declarations, wherever they were read: declarations to components without references to types. `check` holds them to rules. */
export function importDeclarations(
  documents: readonly SchemaDeclarations[],
  unwrap: boolean,
  report: Report,
  check: (context: ModelContext) => void = () => undefined,
): SchemaModel & Pick<Prefixes, "used"> & { readonly identities: readonly Identity[] } {
  const components = joinComponents(documents, report);
  const names = typeNames(components);
  const prefixes = prefixesOf(documents);
  const context: ModelContext = {
    components,
    resolve: resolver(components, report),
    simple: simpleTypes(components, (type) => names.of(type)?.name, report, prefixes),
    names,
    prefixes,
    report,
    unwrap,
    derived: derivedTypes(components),
    wildcards: new Map(),
    records: new Map(),
  };
  check(context);
  const model = modelOf(referredElements(components), context);
  return { ...model, identities: identitiesOf(context), used: prefixes.used };
}
