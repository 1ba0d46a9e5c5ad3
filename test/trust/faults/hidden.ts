import { type Document, type DocumentTable, document, safeParse, serialize } from "@tagsmith/runtime";
import type { MemberTable, MemberType, RecordTable } from "../../../runtime/src/table.js";
import type { AnyTable } from "./documents.js";
import type { Attacked } from "./endpoints.js";
import type { Platform } from "./platforms.js";
import { type Watch, canaryOf } from "./watch.js";

// oxlint-disable-next-line typescript/no-explicit-any -- records of all platforms, whose values nobody reads
type AnyRecord = RecordTable<any>;

/** Puts canaries into each member that must not be shown, in all ways in which it can be wrong. */
export async function readHidden(platforms: readonly Platform[], watch: Watch): Promise<Attacked> {
  let attacks = 0;
  for (const table of platforms.flatMap(documentsOf)) {
    for (const record of recordsOf(table().type(), new Set())) {
      for (const member of record.members.filter(isHidden)) {
        const alone = (): DocumentTable<unknown> => ({ ...withoutVersions(table), roots: ["x"], type: () => record });
        for (const xml of wrongWith(member)) {
          attacks++;
          await look(document(alone), xml, `${table().name} ${record.name}.${member.as}: ${xml.slice(0, 60)}`, watch);
        }
        for (const value of [
          canaryOf("a"),
          [canaryOf("a")],
          { [canaryOf("a")]: canaryOf("a") },
          Symbol(canaryOf("a")),
        ]) {
          attacks++;
          attempt(`${table().name} ${record.name}.${member.as}`, watch, () => serialize(alone, { [member.as]: value }));
        }
      }
    }
  }
  return { attacks, failures: attacks > 0 ? [] : ["nothing is hidden anywhere"] };
}

function documentsOf({ client, endpoint, webhook }: Platform): AnyTable[] {
  const operations = [...(client?.().operations ?? []), ...(endpoint?.().operations ?? [])];
  const tables = [
    ...operations.flatMap(({ body, answer }) => [
      body?.document,
      answer.kind === "document" ? answer.document : undefined,
    ]),
    ...(webhook?.().webhooks ?? []).map(({ body }) => body.document),
  ].filter((table) => table !== undefined);
  return [...new Map(tables.map((table) => [table().name, table])).values()];
}

/** A record stands alone here: which version it is of does not matter. */
function withoutVersions(table: AnyTable): DocumentTable<unknown> {
  const { versions: _, items: __, ...rest } = table() as DocumentTable<unknown>;
  return rest;
}

function recordsOf(record: AnyRecord, seen: Set<string>): AnyRecord[] {
  if (seen.has(record.name)) return [];
  seen.add(record.name);
  const types = record.members.flatMap(({ type }): MemberType[] =>
    "kind" in type && type.kind === "choice" ? type.choices.map((choice) => choice.type) : [type],
  );
  return [record, ...types.flatMap((type) => (typeof type === "function" ? recordsOf(type(), seen) : []))];
}

function isHidden({ secret, personal }: MemberTable): boolean {
  return secret === true || personal === true;
}

/** Documents of one record in which a member is wrong, each with a canary where its value should be. */
function wrongWith({ xml = "" }: MemberTable): string[] {
  const [first = ""] = typeof xml === "string" ? [xml] : xml;
  const path = first.replaceAll("?", "").split("/");
  const name = path.at(-1) ?? "";
  const open = path
    .slice(0, -1)
    .map((each) => `<${each}>`)
    .join("");
  const close = path
    .slice(0, -1)
    .toReversed()
    .map((each) => `</${each}>`)
    .join("");
  const text = "CANARY é/+&amp;&lt;k";
  if (name.startsWith("@")) {
    const attribute = name.slice(1);
    return [
      `<x ${attribute}="${text}"/>`,
      `<x ${attribute}="${text}" ${attribute}="${text}"/>`,
      `<x ${attribute}="CANARY`,
      `<x ${attribute}="CANARY<"/>`,
      `<x ${attribute}="CANARY &CANARY; k"/>`,
      `<x ${attribute}="CANARY & k"/>`,
      `<x ${attribute}="CANARY\u0001"/>`,
      `<x ${attribute}=CANARY/>`,
      `<x ${attribute}='CANARY"/>`,
      `<x><${attribute}>${text}</${attribute}></x>`,
    ];
  }
  const inside = (content: string): string => `<x>${open}${content}${close}</x>`;
  const element = `<${name}>${text}</${name}>`;
  return [
    inside(element),
    inside(element + element),
    `<x>${element}</x>`,
    inside(`<${name}>CANARY`),
    inside(`<${name}>CANARY</other>`),
    inside(`<${name}>CANARY & k</${name}>`),
    inside(`<${name}>CANARY &CANARY; k</${name}>`),
    inside(`<${name}>k&CANARY k</${name}>`),
    inside(`<${name}>CANARY &#x110000; k</${name}>`),
    inside(`<${name}>CANARY ]]> k</${name}>`),
    inside(`<${name}>CANARY \u0001 k</${name}>`),
    inside(`<${name}>CANARY \uFFFE k</${name}>`),
    inside(`<${name}><![CDATA[CANARY]]></${name}>`),
    inside(`<${name}><![CDATA[CANARY</${name}>`),
    inside(`<${name}><!-- CANARY -- --></${name}>`),
    inside(`<${name}><?xml CANARY?></${name}>`),
    inside(`<${name}><b>CANARY</b></${name}>`),
    inside(`<${name} a="CANARY">1</${name}>`),
    inside(`<${name} a="CANARY" a="CANARY"/>`),
    inside(`<${name} a="CANARY`),
    inside(`<${name}>k<CANARY k</${name}>`),
    inside(`<${name}>k<CANARY/></${name}>`),
    `<x ${name.replace("$", "a").replace("*", "a")}="${text}"/>`,
  ];
}

async function look(read: Document<unknown, unknown>, xml: string, where: string, watch: Watch): Promise<void> {
  const table = read.table;
  for (const unknown of ["keep", "refuse"] as const) {
    const result = safeParse(table, xml, { unknown, file: "feed.xml" });
    watch.see(where, result.problems);
  }
  attempt(where, watch, () => read.parse(xml, { onProblem: (problem) => watch.see(where, problem) }));
  watch.see(where, await read["~standard"].validate(xml).issues);
}

function attempt(where: string, watch: Watch, work: () => unknown): void {
  try {
    work();
  } catch (error) {
    watch.see(where, error);
  }
}
