/** What a child tells the starter over the channel between them. */
export type ChildMessage =
  | { type: "listening"; url: string }
  | { type: "ready"; applied?: string[] }
  | { type: "mail"; to: string; subject: string; text: string }
  | { type: "failed"; reason: string };

/** What the starter tells the stack: the app answers, so that the scheduler may call it. */
export type StarterMessage = { type: "app-ready" };

export const tellStarter = (message: ChildMessage) => process.send?.(message);

/**
 * Runs a child of the starter: `start` returns how to end. A signal ends it, and so does the loss of the starter,
 * whose end of the channel closes even when it was killed; who does not get out in time is cut off.
 */
export async function runChild(start: () => Promise<() => Promise<void>>): Promise<void> {
  let end: (() => Promise<void>) | null = null;
  let ending = false;
  const stop = (code: number) => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(code || 1), 9000).unref();
    void (end?.() ?? Promise.resolve()).then(
      () => process.exit(code),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  // A starter that was killed leaves broken pipes behind; what is written to them may be lost.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  process.once("SIGTERM", () => stop(0));
  // Ctrl-C reaches the whole group; under a starter it is the starter that says in which order to end.
  process.on("SIGINT", () => process.connected || stop(0));
  process.once("disconnect", () => stop(0));
  process.on("uncaughtException", (error) => fail(error));
  process.on("unhandledRejection", (error) => console.error(error));

  const fail = (error: unknown) => {
    console.error(error);
    tellStarter({ type: "failed", reason: error instanceof Error ? error.message : String(error) });
    stop(1);
  };
  try {
    end = await start();
    if (ending) await end();
  } catch (error) {
    fail(error);
  }
}
