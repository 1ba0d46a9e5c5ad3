// What each runtime must do alike with the packed packages: read, write, sign and serve. Nothing of Node is used here.
import { foxycartSender, foxycartWebhook, parseDatafeed, signProduct } from "@tagsmith/platforms/foxycart";
import { shipstation, shipstationEndpoint } from "@tagsmith/platforms/shipstation";
import { Orders, buildOrdersRequest, parseOrders, serializeOrders } from "@tagsmith/platforms/shopsite";
import { xmlshop } from "@tagsmith/platforms/xmlshop";
import { xmlshopMock } from "@tagsmith/platforms/xmlshop/mock";
import { fullSample, listen } from "./given.mjs";

/** Does all of it and gives what came of each; `url` is where an endpoint of the runtime's own server is asked. */
export async function run(features) {
  return {
    read: await read(),
    "read as a stream": await stream(),
    "refuse with a place": refuse(),
    write: write(),
    sign: await sign(),
    "serve an endpoint": await serve(),
    "serve a webhook": await receive(),
    "ask a mock": await ask(),
    ...(features.listens && { listen: await overSockets() }),
  };
}

async function read() {
  const { orders } = parseOrders(fullSample);
  return orders.map(({ orderNumber, billing }) => `${orderNumber} ${billing.fullName}`).join(", ");
}

async function stream() {
  const bytes = fullSample;
  const chunks = new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 7) controller.enqueue(bytes.subarray(at, at + 7));
      controller.close();
    },
  });
  const numbers = [];
  for await (const order of Orders.stream(chunks)) numbers.push(order.orderNumber);
  return numbers.join(", ");
}

function refuse() {
  const result = Orders.safeParse(textOf(fullSample).replace("<OrderNumber>", "<OrderNumber><b/>"));
  return result.ok ? "taken" : result.problems[0].message;
}

function textOf(bytes) {
  return new TextDecoder("iso-8859-1").decode(bytes);
}

function write() {
  const value = parseOrders(fullSample);
  const xml = serializeOrders(value);
  return JSON.stringify(parseOrders(xml)) === JSON.stringify(value) ? `${xml.length} characters` : "another value";
}

async function sign() {
  const settings = {
    clientId: "B9D3299B",
    secretKey: "ABCD-EF01-2345-6789",
    code: "MTQxMDZ8ZGViYmllfDJ8",
    authorizationUrl: "https://demo.shopsite.com/cgi-bin/authorize.cgi",
  };
  const context = {
    now: () => 1494419560000,
    random: () => Uint8Array.of(0x50, 0x3b, 0xb7, 0x63),
    token: {
      access_token: "MTQ5NDQxOTU1MnxldmFsdWF0ZTU=",
      download_url: "https://demo.shopsite.com/cgi-bin/db_xml.cgi",
    },
  };
  const request = await buildOrdersRequest(settings, { startOrder: "1236" }, context);
  const product = await signProduct({ apiKey: "key" }, { code: "a", name: "price", value: "1.00" });
  return `${new URLSearchParams(await request.text()).get("signature")} ${product}`;
}

const order = {
  orderNumber: "0815",
  orderDate: new Date("2024-01-02T03:04:00Z"),
  orderStatus: "paid",
  lastModified: new Date("2024-01-02T03:04:00Z"),
  orderTotal: "12.50",
  customer: {
    customerCode: "a@b.example",
    billTo: { name: "Ada & Söhne" },
    shipTo: { name: "Ada", address1: "Way 1", city: "Town", postalCode: "01234", country: "DE" },
  },
  items: [{ sku: "S", name: "Thing", quantity: 1, unitPrice: "12.50" }],
};
const credentials = { username: "shipstation", password: "wörd" };
const window = { startDate: new Date("2024-01-01T00:00:00Z"), endDate: new Date("2024-01-03T00:00:00Z") };

function endpoint() {
  return shipstationEndpoint({ ...credentials, export: () => [order], shipnotify: () => {} });
}

async function serve() {
  const client = shipstation({ ...credentials, url: "https://store.example/hook" }, { fetch: endpoint() });
  const { orders } = await client.export(window).answer();
  return orders.map(({ orderNumber, customer }) => `${orderNumber} ${customer.billTo.name}`).join(", ");
}

async function overSockets() {
  const server = await listen(endpoint());
  try {
    const client = shipstation({ ...credentials, url: `${server.url}/hook` });
    const { orders } = await client.export(window).answer();
    return orders.map(({ orderNumber }) => orderNumber).join(", ");
  } finally {
    await server.close();
  }
}

async function receive() {
  const ids = [];
  const webhook = foxycartWebhook({ apiKey: "kéy", transactions: ({ id }) => void ids.push(id) });
  const xml = `<?xml version="1.0"?><foxydata><datafeed_version>XML FoxyCart Version 0.8</datafeed_version><transactions/></foxydata>`;
  const request = await foxycartSender({ apiKey: "kéy" }).buildRequest(
    new TextEncoder().encode(xml),
    "https://a.example/",
  );
  const answer = await webhook(request);
  return `${answer.status} ${await answer.text()} ${ids.length} ${parseDatafeed(xml).version}`;
}

async function ask() {
  const mock = xmlshopMock({ count: 5 });
  const client = xmlshop(mock.settings, { fetch: mock.fetch });
  const ids = [];
  for await (const { id } of client.orders({ portion: 2 })) ids.push(id);
  return ids.join(", ");
}
