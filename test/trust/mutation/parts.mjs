/**
 * What is mutated, and the tests that must notice. `thorough` are those that take seconds: they are run with what lives on.
 * Stryker's own runner of Vitest takes a second for each mutant, and is needed where a test file awaits something at its top.
 */
export const parts = {
  signer: {
    runner: "bundle",
    mutate: [
      "runtime/src/http/expressions/*.ts",
      "runtime/src/http/crypto/*.ts",
      "runtime/src/http/{expression,verify,authentication,authentication-compare,percent,text-template}.ts",
      "runtime/src/http/{token-answer,token-source}.ts",
    ],
    tests: [
      "test/runtime/http/{authentication,expressions,expression-secrets,text-template,token,token-answer,verify}.test.ts",
    ],
  },
  writer: {
    runner: "bundle",
    mutate: ["runtime/src/writer/*.ts"],
    // Without those that write thousands of documents: each mutant that lives on would wait for them.
    tests: [
      "test/runtime/writer/{characters,codes,hostile,members,room,serialize}.test.ts",
      "test/runtime/{mixed,hidden-values}.test.ts",
    ],
  },
  reader: {
    runner: "bundle",
    mutate: ["runtime/src/reader/!(stream).ts"],
    tests: [
      "test/runtime/reader/!(agreement|attacks|bridge|differential|hand-overs|stream-*).test.ts",
      "test/runtime/{mixed,wildcard,hidden-values}.test.ts",
      "test/runtime/{content,repairs,instance,identity}/*.test.ts",
      "test/runtime/values/{form-url-encoding,typed-by}.test.ts",
    ],
    thorough: ["test/runtime/reader/{stream-cuts,bridge,agreement}.test.ts"],
  },
  streams: {
    runner: "bundle",
    mutate: ["runtime/src/reader/{stream,stream/*}.ts"],
    tests: ["test/runtime/reader/{count-lines,empty-items,stream,stream-!(places)}.test.ts"],
    thorough: ["test/runtime/reader/stream-places.test.ts"],
  },
  values: {
    runner: "bundle",
    mutate: ["runtime/src/values/*.ts"],
    tests: ["test/runtime/values/!(laws).test.ts"],
    thorough: ["test/runtime/values/laws.test.ts"],
  },
};
