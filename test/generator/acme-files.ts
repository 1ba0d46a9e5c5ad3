/** The files of a small platform, some of them replaced. */
export function acme(files: Readonly<Record<string, string>> = {}): Map<string, string> {
  const all = { "platform.yaml": platform, "orders.yaml": orders, ...files };
  return new Map(Object.entries(all).map(([name, text]) => [`specs/acme/${name}`, text]));
}

const platform = `title: Acme
sources:
  page: { title: The page, sure: A }
  guess: { title: Inferred, sure: D }
`;

const orders = `root: Orders
types:
  Orders:
    "@count": integer
    Order*: Order
  Order:
    "@ID": id
    Total: decimal
    Status: text
`;
