/** The part of saxen that is measured; it brings no types. */
declare module "saxen" {
  export class Parser {
    on(event: string, listener: (...told: never[]) => void): this;
    parse(xml: string): void;
  }
}
