import { processWide } from "./process-wide.ts";

/** Names this process in leases: its number alone would come again after a restart. */
export const processId = (): string =>
  processWide("process-id", () => `${process.pid}-${crypto.randomUUID().slice(0, 8)}`);
