import { lookup } from "node:dns/promises";
import { Agent, buildConnector, fetch } from "undici";
import { toLiteral } from "../http/check-egress-url.ts";
import { blocked, EgressError } from "../http/egress-error.ts";
import type { EgressOptions } from "../http/egress.ts";
import { isPublicAddress } from "../http/is-public-address.ts";

export type Resolve = (hostname: string) => Promise<readonly string[]>;

type Dependencies = {
  /** Every address of a name. */
  resolve?: Resolve;
  /** Opens a socket to an address that was checked. */
  dial?: buildConnector.connector;
};

const CONNECT_TIMEOUT_MS = 10_000;
const IDLE_TIMEOUT_MS = 30_000;
const MAX_ADDRESSES = 4;

const resolveName: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true })).map(({ address }) => address);

/**
 * A fetch whose sockets go to public addresses only. A name is resolved once, here; each of its addresses is checked, and
 * the socket is opened to that number, so that a second answer of the name server changes nothing. No proxy of the
 * environment is used: undici's own agents read none.
 */
export function createGuardedFetch(dependencies: Dependencies = {}): EgressOptions["fetch"] {
  const {
    resolve = resolveName,
    dial = buildConnector({ timeout: CONNECT_TIMEOUT_MS, maxCachedSessions: 0 }),
  } = dependencies;
  const dispatcher = new Agent({
    connect: (options, callback) => {
      connect(options, resolve, dial).then(
        (socket) => callback(null, socket),
        (error: Error) => callback(error, null),
      );
    },
    headersTimeout: IDLE_TIMEOUT_MS,
    bodyTimeout: IDLE_TIMEOUT_MS,
    maxHeaderSize: 16_384,
  });
  return async (url, init) => {
    const answer = await fetch(url, { ...init, dispatcher } as Parameters<typeof fetch>[1]);
    return answer as unknown as Response;
  };
}

type Socket = Exclude<Parameters<buildConnector.Callback>[0 | 1], Error | null>;

async function connect(
  options: buildConnector.Options,
  resolve: Resolve,
  dial: buildConnector.connector,
): Promise<Socket> {
  const { hostname } = options;
  const addresses = await findAddresses(hostname, resolve);
  let failure: unknown = null;
  for (const address of addresses.slice(0, MAX_ADDRESSES))
    try {
      return await open({ ...options, hostname: address }, dial);
    } catch (error) {
      failure = error;
    }
  throw failure instanceof Error ? failure : blocked(hostname, "it has no address");
}

/** One address that is not public refuses the whole name: it is a trap, or a mistake. */
async function findAddresses(hostname: string, resolve: Resolve): Promise<readonly string[]> {
  const literal = toLiteral(hostname) ?? (hostname.includes(":") ? hostname : null);
  const addresses = literal === null ? await resolveOrFail(hostname, resolve) : [literal];
  if (addresses.length === 0)
    throw new EgressError("UPSTREAM_FAILED", `${hostname} has no address`);
  if (!addresses.every(isPublicAddress)) throw blocked(hostname, "it leads to no public address");
  return addresses;
}

async function resolveOrFail(hostname: string, resolve: Resolve): Promise<readonly string[]> {
  try {
    return await resolve(hostname);
  } catch (error) {
    throw new EgressError("UPSTREAM_FAILED", `${hostname} has no address`, { cause: error });
  }
}

const open = (options: buildConnector.Options, dial: buildConnector.connector): Promise<Socket> =>
  new Promise((done, fail) => {
    dial(options, (...[error, socket]) => (socket ? done(socket) : fail(error)));
  });
