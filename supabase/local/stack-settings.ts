import { resolve } from "node:path";

/** What the stack process reads from its environment; the starter has parsed and completed it before. */
export function stackSettings(env: NodeJS.ProcessEnv) {
  const required = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`${name} is not set; the stack is started by npm start`);
    return value;
  };
  return {
    root: resolve(env["CASCADIAN_ROOT"] ?? "."),
    dataDir: resolve(env["CASCADIAN_DATA_DIR"] || "supabase/.temp"),
    port: Number(env["SUPABASE_PORT"] || 54_321),
    /** A hosted Supabase needs no database here, only someone who calls the cron routes. */
    embedded: env["CASCADIAN_EMBEDDED"] !== "0",
    appUrl: required("CASCADIAN_APP_URL"),
    cronSecret: required("CRON_SECRET"),
    /** Names of the cron routes that are called, as `sync`; null is all of them. */
    jobs: env["SCHEDULER_JOBS"]
      ? env["SCHEDULER_JOBS"].split(",").map((name) => name.trim())
      : null,
  };
}
