/** The build hands over the text; next.config.ts says so. */
declare module "*.md" {
  const text: string;
  export default text;
}
