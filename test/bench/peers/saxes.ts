import { SaxesParser } from "saxes";
import { eventBinding } from "../binding/events.js";
import { type Peer, decode } from "./peer.js";

export const saxes: Peer = {
  name: "saxes",
  kind: "events",
  parse(plan, xml) {
    const { open, text, close, value } = eventBinding(plan);
    const parser = new SaxesParser();
    parser.on("error", (error) => {
      throw error;
    });
    parser.on("opentag", (tag) => open(tag.name, tag.attributes));
    parser.on("text", text);
    parser.on("cdata", text);
    parser.on("closetag", close);
    parser.write(decode(xml)).close();
    return value();
  },
};
