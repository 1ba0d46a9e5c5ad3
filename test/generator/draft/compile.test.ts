import { expect, test, vi } from "vitest";
import { compiler } from "../../../generator/src/compile.js";
import { draftOf } from "./drafting.js";

vi.setConfig({ testTimeout: 120_000 });

const documents = {
  order:
    '<Orders pages="1"><Order ID="1"><Total>19.90</Total><Items><Item><SKU>0041</SKU></Item></Items></Order></Orders>',
  attributes: '<r a="1" b="x"><c d="2018-03-08"/></r>',
  choice: "<r><a>1</a><b>x</b><a>2</a></r>",
  mixed: '<p id="1">one <b>two</b> <p>three <i/></p></p>',
  recursion: "<node><name>x</name><node><name>y</name><node><name>z</name></node></node></node>",
  words: "<list><date><id>1</id></date><map><text>x</text><Text>y</Text></map><any><enum/></any></list>",
  types: "<r><Date><a>1</a></Date><Map><a>x</a><b/></Map><Promise><c/><d/></Promise><Codec><e/><f/></Codec></r>",
  twins: "<r><Order><a/></Order><order><b/></order><ORDER><c/></ORDER></r>",
  properties: "<r><constructor>1</constructor><toString>x</toString><class/><default/><__proto__/><a.b/><a-b/></r>",
  namespaces: '<s:r xmlns:s="urn:s" xmlns="urn:d"><a s:b="1"><s:a>x</s:a></a></s:r>',
  root: "<r>x</r>",
  quotes: '<r xmlns="urn:a&quot;b\'c"><status>a &quot; b</status></r>',
};

test("drafts generate code that compiles, with tests, one platform for each odd document", () => {
  const files = Object.entries(documents).flatMap(([name, document]) => [
    { path: `${name}/platform.yaml`, bytes: Buffer.from("title: Acme\n") },
    { path: `${name}/orders.yaml`, bytes: Buffer.from(draftOf(document)) },
  ]);
  const { files: output, problems } = compiler()(files, {
    importExtension: ".js",
    tests: "vitest",
    js: false,
    typeCheck: true,
  });
  expect(problems).toEqual([]);
  expect(output.size).toBe(Object.keys(documents).length * 3);
});
