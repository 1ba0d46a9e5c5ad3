import * as fc from "fast-check";
import { names, sometimesSpoiled, type RandomSchema } from "./random-names.js";

const name = fc.constantFrom(...names);

const smallNames = fc.uniqueArray(name, { minLength: 1, maxLength: 6 });

const sign = fc.constantFrom("", "", "?", "*", "+");

function modelOf(known: readonly string[]): fc.Arbitrary<string> {
  const { group } = fc.letrec<{ group: string; part: string }>((tie) => ({
    part: fc.oneof(
      { maxDepth: 2, depthSize: "small" },
      fc.tuple(fc.constantFrom(...known, ...known, "missing"), sign).map((parts) => parts.join("")),
      tie("group"),
    ),
    group: fc
      .tuple(fc.array(tie("part"), { minLength: 1, maxLength: 4 }), fc.constantFrom(",", "|"), sign)
      .map(([parts, between, count]) => `(${parts.join(between)})${count}`),
  }));
  return fc.oneof(
    group,
    group,
    fc.constantFrom("EMPTY", "ANY", "(#PCDATA)", "(#PCDATA)*"),
    fc.subarray([...known], { minLength: 1 }).map((each) => `(#PCDATA|${each.join("|")})*`),
  );
}

const attributeLine = fc
  .tuple(
    name,
    fc.constantFrom(
      ...["CDATA #IMPLIED", "CDATA #REQUIRED", 'CDATA "&amp;&#65;"', 'CDATA #FIXED "x"', 'CDATA ""', "IDREF #IMPLIED"],
      ...[
        "IDREFS #REQUIRED",
        'NMTOKEN "1"',
        "NMTOKENS #IMPLIED",
        "ENTITY #IMPLIED",
        '(x|y) "x"',
        "(true|false) #IMPLIED",
      ],
      ...['(1|01|-1) #FIXED "01"', "NOTATION (n) #IMPLIED", "CDATA #IMPLIED", "(toString|constructor) #REQUIRED"],
    ),
  )
  .map((parts) => ` ${parts.join(" ")}`);

/** DTDs of a few elements. */
export const randomDtd: fc.Arbitrary<RandomSchema> = sometimesSpoiled(
  smallNames.chain((known) =>
    fc
      .tuple(
        fc.tuple(...known.map(() => modelOf(known))),
        fc.tuple(...known.map(() => fc.array(attributeLine, { maxLength: 4 }))),
        fc.constantFrom("", '<!ENTITY % e "a CDATA #IMPLIED">', '<!ENTITY % e SYSTEM "no.mod">%e;'),
      )
      .map(([models, attributes, entity]) => ({
        text: `${entity}<!NOTATION n SYSTEM "n">${known
          .map((each, index) => {
            const lines = attributes[index] ?? [];
            const list = lines.length === 0 ? "" : `<!ATTLIST ${each}${lines.join("")}>`;
            return `<!-- The ${each}. */ -->\n<!ELEMENT ${each} ${models[index]}>${list}\n`;
          })
          .join("")}`,
        root: known[0] ?? "",
      })),
  ),
);
