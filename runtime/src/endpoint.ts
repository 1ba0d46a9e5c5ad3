// What a platform asks of us: endpoints.
export { endpoint } from "./http/endpoint.js";
export { classifier } from "./http/endpoint/classify.js";
export type { Incident } from "./http/endpoint/incident.js";
export type {
  EndpointContext,
  EndpointHandler,
  EndpointLimits,
  EndpointOptions,
  ItemsResult,
} from "./http/endpoint/options.js";
export type { AllItems, OnePage } from "./http/endpoint/result.js";
export type {
  AuthenticationTable,
  ClassificationTable,
  EndpointOperationTable,
  EndpointPagesTable,
  EndpointTable,
} from "./http/endpoint-table.js";
