/** The settings of the shop. */
export const shop = { apiId: "56", apiKey: "354dsg43652" };

/** A request as it goes over the wire. */
export async function wire(request: Request): Promise<string> {
  const headers = [...request.headers].map(([name, value]) => `${name}: ${value}\n`).join("");
  return `${request.method} ${request.url}\n${headers}\n${await request.text()}`;
}
