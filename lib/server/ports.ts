import type { MigrationPort } from "../admin/apply-migration.ts";
import type { AlertPorts } from "../alerts/alert-ports.ts";
import type { AccountsPort } from "../account/delete-account.ts";
import type { Context } from "../context.ts";
import type { Polymarket } from "../polymarket/client.ts";
import type { PackPort } from "../sync/pack-raw-answers.ts";
import type { BackgroundPort } from "../sync/start-sync-now.ts";
import type { WalletRefreshPort } from "../wallets/with-wallet.ts";
import type { RunsPort } from "../workflows/start-run.ts";
import { endAccount } from "./accounts.ts";
import { inBackground } from "./background.ts";
import { egress } from "./egress.ts";
import { mailer } from "./mailer.ts";
import { publicUrl } from "./public-url.ts";
import { migrations } from "./migrations.ts";
import { packText } from "./pack-text.ts";
import { processId } from "./process-id.ts";
import { readSecretOf } from "./read-secret-of.ts";
import { refreshWalletNow } from "./refresh-wallet.ts";
import { requestSync } from "./request-sync.ts";
import { runsPort } from "./runs-port.ts";
import { polymarket } from "./upstream.ts";

/** What verbs reach beyond the database. Each domain names its own need; here they are met. */
export type Ports = AccountsPort &
  BackgroundPort &
  RunsPort &
  WalletRefreshPort &
  AlertPorts &
  MigrationPort &
  PackPort & {
    /** Asks for a sync where the data is old, and does not wait for it. */
    requestSync(): void;
    readonly polymarket: Polymarket;
  };

export function createPorts(context: Context): Ports {
  return {
    requestSync: () => requestSync(context),
    endAccount,
    inBackground,
    packText,
    refreshWallet: refreshWalletNow,
    runs: runsPort,
    get processId() {
      return processId();
    },
    get polymarket() {
      return polymarket();
    },
    readSecretOf,
    migrations,
    get mailer() {
      return mailer();
    },
    get publicUrl() {
      return publicUrl();
    },
    get egress() {
      return egress();
    },
  };
}
