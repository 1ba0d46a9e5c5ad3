import { type EndpointOptions, type Incident, endpoint } from "@tagsmith/runtime/endpoint";
import { type Parcel, type Shipment, depotTable } from "./endpoint-tables.js";

/** What must be seen nowhere. */
export const password = "CANARY-9f3b";

/** The window that is asked for, in a query. */
export const window = "start_date=01/01/2024+00%3A00&end_date=01%2f02%2f2024+00:00";

/** What lets a request in, in a query. */
export const credentials: string = `SS=1&dp-username=depot&DP-PASSWORD=${password}`;

interface Setup {
  readonly items?: readonly Parcel[];
  readonly export?: () => unknown;
  readonly options?: EndpointOptions;
}

/** An endpoint, and what became of what it was asked. */
export function depot({ items = [], export: handler, options = {} }: Setup = {}): {
  ask: (url: string, init?: RequestInit) => Promise<Response>;
  incidents: Incident[];
  asked: unknown[];
  shipped: { orderNumber: string; shipment: Shipment | undefined }[];
} {
  const incidents: Incident[] = [];
  const asked: unknown[] = [];
  const shipped: { orderNumber: string; shipment: Shipment | undefined }[] = [];
  const serve = endpoint(
    depotTable,
    optionsOf({
      export: (parameters: unknown) => {
        asked.push(parameters);
        return handler ? handler() : items;
      },
      shipped: (parameters: (typeof shipped)[number]) => void shipped.push(parameters),
      onProblem: (incident: Incident) => incidents.push(incident),
      ...options,
    }),
  );
  return { ask: (url, init) => serve(new Request(url, init)), incidents, asked, shipped };
}

/** Options with a handler for each operation, which gives nothing. */
export function optionsOf(more: object = {}): EndpointOptions {
  return { username: "depot", password, export: () => [], shipped: () => {}, ...more } as EndpointOptions;
}
