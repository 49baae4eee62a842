import { refreshWallet } from "../wallets/refresh-wallet.ts";
import type { WalletRefreshPort } from "../wallets/with-wallet.ts";
import { serverEnv } from "./env.ts";
import { log } from "./log.ts";
import { originOf } from "./origin.ts";
import { processId } from "./process-id.ts";
import { serviceDb } from "./service-db.ts";
import { polymarket } from "./upstream.ts";

/** For whoever reads a wallet, a request or a run: it goes with the service's rights. */
export const refreshWalletNow: WalletRefreshPort["refreshWallet"] = (
  address,
  { deadline, signal },
) =>
  refreshWallet(
    {
      service: serviceDb(),
      origin: originOf(serverEnv()),
      polymarket: polymarket(),
      processId: processId(),
      now: () => new Date(),
      signal,
      log,
    },
    address,
    { deadline, opened: true },
  );
