/** What the starter, plain JavaScript, takes from the project's TypeScript. */
export { parseEnv } from "../../lib/env.ts";
export { loadSecrets } from "./secrets.ts";
