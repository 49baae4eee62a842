import type { Claim } from "./lease.ts";
import type { RefreshStore, RefreshState } from "./refresh-store.ts";
import type { RefreshContext } from "./refresh-context.ts";

/** The time of this slice is used up; the next one goes on. */
export class SliceOver extends Error {}

/** What the steps of one wallet's refresh share. */
export type WalletRun = {
  ctx: RefreshContext;
  address: string;
  claim: Claim;
  /** Past this moment no further page is asked for. */
  deadline: Date | null;
  store: RefreshStore;
  state: RefreshState;
  pages: number;
  rows: number;
  known: Awaited<ReturnType<RefreshStore["start"]>>["known"];
};
