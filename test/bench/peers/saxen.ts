import { Parser } from "saxen";
import { eventBinding } from "../binding/events.js";
import { type Peer, decode } from "./peer.js";

export const saxen: Peer = {
  name: "saxen",
  kind: "events",
  parse(plan, xml) {
    const { open, text, close, value } = eventBinding(plan);
    const parser = new Parser();
    parser.on("error", (error: Error) => {
      throw error;
    });
    parser.on("openTag", (name: string, attributes: () => Record<string, string>, decodeEntities: Decode) => {
      const found = attributes();
      for (const each in found) found[each] = decodeEntities(found[each] ?? "");
      open(name, found);
    });
    parser.on("text", (value: string, decodeEntities: Decode) => text(decodeEntities(value)));
    parser.on("cdata", (value: string) => text(value));
    parser.on("closeTag", close);
    parser.parse(decode(xml));
    return value();
  },
};

type Decode = (text: string) => string;
