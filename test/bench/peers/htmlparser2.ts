import { Parser } from "htmlparser2";
import { eventBinding } from "../binding/events.js";
import { type Peer, decode } from "./peer.js";

export const htmlparser2: Peer = {
  name: "htmlparser2",
  kind: "events",
  parse(plan, xml) {
    const { open, text, close, value } = eventBinding(plan);
    const parser = new Parser(
      { onopentag: open, ontext: text, onclosetag: close },
      { xmlMode: true, decodeEntities: true },
    );
    parser.end(decode(xml));
    return value();
  },
};
