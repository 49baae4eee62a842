import { BlockList, isIP } from "node:net";
import type { Env } from "../env.ts";
import { serverEnv } from "./env.ts";

/**
 * What the rate limit counts strangers by. The custom server writes the socket's address into
 * `x-cascadian-peer`; `X-Forwarded-For` is a caller's claim unless TRUSTED_PROXY vouches for it.
 */
export function peerAddress(headers: Headers, env: Env = serverEnv()): string {
  const socket = headers.get("x-cascadian-peer")?.trim() ?? "";
  const claimed = forwardedFor(headers, env.TRUSTED_PROXY, socket);
  const address = claimed ?? socket;
  return isIP(address) ? toNetwork(address) : "unknown";
}

/** TRUSTED_PROXY is a number of proxies in front, a list of their addresses or networks, or simply `true`. */
function forwardedFor(
  headers: Headers,
  trusted: string | undefined,
  socket: string,
): string | null {
  const chain = (headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  if (!trusted || chain.length === 0) return null;
  if (/^\d+$/.test(trusted)) return chain.at(-Math.max(1, Number(trusted))) ?? chain[0] ?? null;
  if (!/[.:]/.test(trusted)) return chain.at(-1) ?? null;
  const proxies = toBlockList(trusted);
  const isProxy = (address: string) => {
    const version = isIP(address);
    return version !== 0 && proxies.check(address, version === 6 ? "ipv6" : "ipv4");
  };
  if (socket !== "" && !isProxy(socket)) return null;
  return chain.findLast((address) => !isProxy(address)) ?? chain[0] ?? null;
}

function toBlockList(list: string): BlockList {
  const block = new BlockList();
  for (const entry of list.split(",")) {
    const [address = "", bits] = entry.trim().split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (!isIP(address)) continue;
    if (bits === undefined) block.addAddress(address, family);
    else block.addSubnet(address, Number(bits), family);
  }
  return block;
}

/** One household has a whole /64 of IPv6, so its addresses count as one. */
function toNetwork(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (isIP(address) === 4) return address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const front = head === "" ? [] : head.split(":");
  const back = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array<string>(zeros).fill("0"), ...back];
  return `${groups.slice(0, 4).join(":")}::/64`;
}
