import { readFileSync } from "node:fs";
import type { Document } from "@tagsmith/runtime";
import { Orders } from "../../generated/shiprush/orders.js";
import { endless } from "./corpus/chunks.js";

// A process that does nothing but read a long stream of elements, made of the document of its first argument, and that
// prints the most memory it ever had: other readers and their documents would count as well if they were loaded.
const [file = "", megabytes = ""] = process.argv.slice(2);
const document = Orders as object as Document<unknown>;
const { chunks } = endless({ name: "elements", document, items: "orders" }, readFileSync(file));
let count = 0;
for await (const order of document.stream(chunks(Number(megabytes) * 1e6))) if (order !== undefined) count++;
if (count === 0) throw new Error("nothing was read");
console.log(process.resourceUsage().maxRSS / 1024);
