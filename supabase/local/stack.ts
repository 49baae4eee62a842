import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runChild, tellStarter, type StarterMessage } from "./child-process.ts";
import { openStack } from "./open-stack.ts";
import { stackSettings } from "./stack-settings.ts";
import { startScheduler, type CronJob } from "./start-scheduler.ts";

/** The stack process: the embedded Supabase, where none is hosted, and the scheduler. */
await runChild(async () => {
  const { root, dataDir, port, embedded, appUrl, cronSecret, jobs } = stackSettings(process.env);
  const isWanted = (path: string) => !jobs || jobs.includes(path.replace("/api/cron/", ""));
  const stack = embedded
    ? await openStack({
        root,
        dataDir,
        port,
        siteUrl: appUrl,
        onMail: ({ to, subject, text }) =>
          tellStarter({ type: "mail", to, subject, text: text ?? "" }),
      })
    : null;
  const { crons } = JSON.parse(await readFile(join(root, "vercel.json"), "utf8")) as {
    crons: CronJob[];
  };
  let scheduler: ReturnType<typeof startScheduler> | null = null;
  process.on("message", ({ type }: StarterMessage) => {
    if (type !== "app-ready" || scheduler) return;
    scheduler = startScheduler({
      jobs: crons.filter(({ path }) => isWanted(path)),
      appUrl,
      cronSecret,
      atStart: ["/api/cron/sync", "/api/cron/refresh-wallets"].filter(isWanted),
      log: (message) => console.error(`scheduler: ${message}`),
    });
  });
  tellStarter({
    type: "ready",
    applied: stack?.applied ?? [],
  });
  return async () => {
    scheduler?.stop();
    await stack?.close();
  };
});
