import { expect, test } from "vitest";
import { besidePath, platformsIn } from "../../../generator/src/load/files.js";

test("each folder with YAML files is a platform; samples and other files are none", () => {
  const paths = [
    "specs/b/orders.yaml",
    "specs/b/platform.yaml",
    "specs/b/samples/orders.yaml",
    "specs/b/orders.xsd",
    "specs/a/types.yaml",
    "specs/a/platform.yaml",
    "specs/a/feed.yaml",
    "specs/README.md",
    "specs/notes/read.md",
    "top.yaml",
  ];
  expect(platformsIn(paths)).toEqual([
    {
      name: "a",
      folder: "specs/a",
      platform: "specs/a/platform.yaml",
      types: "specs/a/types.yaml",
      documents: new Map([["feed", "specs/a/feed.yaml"]]),
    },
    {
      name: "b",
      folder: "specs/b",
      platform: "specs/b/platform.yaml",
      types: undefined,
      documents: new Map([["orders", "specs/b/orders.yaml"]]),
    },
  ]);
});

test("the folder of all specs may be anywhere", () => {
  expect(platformsIn(["acme/platform.yaml"]).map(({ name, folder }) => [name, folder])).toEqual([["acme", "acme"]]);
});

test.each([
  ["specs/a/orders.yaml", "orders.xsd", "specs/a/orders.xsd"],
  ["specs/a/orders.yaml", "./xsd/orders.xsd", "specs/a/xsd/orders.xsd"],
  ["specs/a/orders.yaml", "../b/orders.xsd", "specs/b/orders.xsd"],
])("beside %s, %s is %s", (path, name, found) => {
  expect(besidePath(path, name)).toBe(found);
});
