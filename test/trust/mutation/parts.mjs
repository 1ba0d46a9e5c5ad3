/** What is mutated, and the tests that must notice. */
export const parts = {
  signer: {
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
    mutate: ["runtime/src/writer/*.ts"],
    // Without those that write thousands of documents: each mutant that lives on would wait for them.
    tests: [
      "test/runtime/writer/{characters,codes,hostile,members,room,serialize}.test.ts",
      "test/runtime/{mixed,hidden-values}.test.ts",
    ],
  },
  reader: {
    mutate: ["runtime/src/reader/*.ts"],
    tests: ["test/runtime/reader/*.test.ts", "test/runtime/mixed.test.ts"],
  },
  values: {
    mutate: ["runtime/src/values/*.ts"],
    tests: ["test/runtime/values/*.test.ts"],
  },
};
