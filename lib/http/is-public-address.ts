import ipaddr from "ipaddr.js";

/** What is routed over the public internet; everything else in the IPv6 space is special or not given out. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/** Public by its number, but it answers with a machine's own credentials (Azure's host service). */
const HOST_SERVICES = new Set(["168.63.129.16"]);

/**
 * Whether nodes may connect to an address. Not: private, loopback, link-local, carrier NAT, multicast, reserved,
 * documentation; in IPv6 also whatever carries an IPv4 address inside (mapped, compatible, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  return parsed instanceof ipaddr.IPv6
    ? parsed.match(GLOBAL_UNICAST)
    : !HOST_SERVICES.has(parsed.toString());
}
