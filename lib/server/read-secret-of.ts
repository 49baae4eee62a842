import type { AlertPorts } from "../alerts/alert-ports.ts";
import { createSecretPort } from "../workflows/secret-port.ts";
import { serverEnv } from "./env.ts";
import { serviceDb } from "./service-db.ts";

/** For what acts on a user's behalf while nobody is signed in. */
export const readSecretOf: AlertPorts["readSecretOf"] = (userId, name, signal) =>
  createSecretPort(serviceDb(), {
    userId,
    key: serverEnv().ENCRYPTION_KEY,
    now: () => new Date(),
  }).read(name, signal);
