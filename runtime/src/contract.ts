/** The version of the contract between this runtime and the tables of generated modules. */
const contract = 1;

/**
 * The table that a function of a generated module returns.
 *
 * @throws Error where the module was generated for another version of the contract; it names the command that mends it.
 */
export function tableOf<T extends Contracted>(table: () => T): T {
  const made: T = table();
  const generatedFor: number = made.contract;
  if (generatedFor === contract) return made;
  const name = made.name ?? made.platform ?? "";
  throw new Error(
    `${name} was generated for another @tagsmith/runtime: its tables have contract ${generatedFor}, this runtime reads ` +
      `contract ${contract}; run \`npx tagsmith generate ${name.split("/")[0]}\``,
  );
}

interface Contracted {
  readonly contract: number;
  readonly name?: string;
  readonly platform?: string;
}
