import * as admin from "../admin/api.ts";
import * as alerts from "../alerts/api.ts";
import * as notifications from "../alerts/notification-api.ts";
import * as analysis from "../analysis/api.ts";
import * as account from "../account/api.ts";
import * as auth from "../auth/api.ts";
import * as copilot from "../copilot/api.ts";
import * as events from "../events/api.ts";
import type { Endpoint } from "../http/endpoint.ts";
import * as insiders from "../insiders/api.ts";
import * as keys from "../keys/api.ts";
import * as markets from "../markets/api.ts";
import * as notes from "../notes/api.ts";
import * as screens from "../screens/api.ts";
import * as search from "../search/api.ts";
import * as settings from "../settings/api.ts";
import * as signals from "../signals/api.ts";
import * as sync from "../sync/api.ts";
import * as wallets from "../wallets/api.ts";
import * as ingest from "../wallets/ingest-api.ts";
import * as watchlist from "../watchlist/api.ts";
import * as whales from "../whales/api.ts";
import * as workflows from "../workflows/api.ts";
import * as estimates from "../workflows/estimate-api.ts";
import * as files from "../workflows/file-api.ts";
import * as schedules from "../workflows/schedule-api.ts";
import * as secrets from "../workflows/secret-api.ts";
import * as shares from "../workflows/share-api.ts";
import * as versions from "../workflows/version-api.ts";
import * as server from "./api.ts";

/** Every endpoint of the product, one line a domain; OpenAPI prints this list. */
const DOMAINS = [
  auth,
  markets,
  events,
  wallets,
  watchlist,
  screens,
  notes,
  settings,
  search,
  keys,
  account,
  whales,
  insiders,
  sync,
  ingest,
  workflows,
  copilot,
  estimates,
  files,
  schedules,
  secrets,
  shares,
  versions,
  server,
  signals,
  analysis,
  alerts,
  notifications,
  admin,
];

export const endpoints: readonly Endpoint[] = DOMAINS.flatMap((domain) =>
  Object.entries(domain).flatMap(([name, value]) =>
    name.endsWith("Endpoint") ? [value as unknown as Endpoint] : [],
  ),
);
