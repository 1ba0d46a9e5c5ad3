import { expect, test } from "vitest";
import { readSpecs } from "../../../generator/src/front.js";

test("a document that is called as the module of a role is a problem", () => {
  const { problems } = readSpecs(
    new Map([
      ["acme/platform.yaml", "title: Acme\n"],
      ["acme/client.yaml", "root: client\ntypes:\n  client:\n    name: text\n"],
    ]),
  );
  expect(problems.map(({ file, message }) => `${file} ${message}`)).toEqual([
    'acme/client.yaml expected a document with a name that no module of the platform has but found "client"; these are taken: client, endpoint, functions, index, mock, webhook',
  ]);
});
