/** A template is imported as its text: the build and the tests both load it so. */
declare module "*.hbs" {
  const text: string;
  export default text;
}
