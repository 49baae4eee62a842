import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Where stacks are lent, one for each worker. */
    stackHosts: string[];
  }
}

const HOSTS = 2;
const SCRIPT = `
  const { loadTypescript } = await import("./scripts/load-typescript.mjs");
  const { hostStack } = await loadTypescript("tests/support/stack-host.ts");
  process.send({ url: await hostStack(process.cwd()) });
  process.on("disconnect", () => process.exit());
`;

type Shared = { hosts: Promise<{ url: string; child: ChildProcess }[]>; users: number };
const shared = globalThis as { cascadianStackHosts?: Shared };

/** Processes that lend stacks to the files of every project of a run. */
export default async function setup(project: TestProject): Promise<() => void> {
  const mine = (shared.cascadianStackHosts ??= {
    hosts: Promise.all(Array.from({ length: HOSTS }, start)),
    users: 0,
  });
  mine.users += 1;
  project.provide(
    "stackHosts",
    (await mine.hosts).map(({ url }) => url),
  );
  return () => {
    mine.users -= 1;
    if (mine.users > 0) return;
    delete shared.cascadianStackHosts;
    void mine.hosts.then((hosts) => hosts.forEach(({ child }) => child.kill("SIGKILL")));
  };
}

async function start() {
  const child = spawn(process.execPath, ["--input-type=module", "-e", SCRIPT], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [message] = (await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]) => {
      throw new Error(`A process that lends stacks ended with exit code ${code}`);
    }),
  ])) as [{ url: string }];
  return { url: message.url, child };
}
