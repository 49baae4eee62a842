import { blocked, EgressError } from "./egress-error.ts";
import { isPublicAddress } from "./is-public-address.ts";

const MAX_URL_CHARACTERS = 8192;

/** Names that mean this machine or this network wherever they are asked. */
const LOCAL_NAME =
  /(^|\.)(localhost|localdomain|local|internal|intranet|lan|home|corp|private|onion|home\.arpa)$/;

/** Databases, caches and control planes: nothing that a webhook listens on. */
const SERVICE_PORTS = new Set([
  1433, 1521, 1900, 2049, 2181, 2375, 2376, 2379, 2380, 3306, 3389, 5353, 5432, 5433, 5672, 5900,
  5984, 6379, 6443, 6666, 7001, 8086, 8200, 8500, 9000, 9042, 9092, 9200, 9300, 10_250, 11_211,
  15_672, 26_257, 27_017, 50_051, 54_321,
]);

/** The URL that a node may ask for; its addresses are checked when it is connected to. Throws EgressError. */
export function checkEgressUrl(text: string, protocols: readonly string[]): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || text.length > MAX_URL_CHARACTERS)
    throw new EgressError("BAD_INPUT", "The address is no URL");
  const host = url.hostname.replace(/\.$/, "").toLowerCase();
  if (!protocols.includes(url.protocol))
    throw blocked(host || url.protocol, `only ${protocols.join(" and ")} are allowed`);
  if (url.username || url.password)
    throw blocked(host, "a name or password stands in the URL; put it in a header");
  checkHost(host);
  checkPort(url, host);
  return url;
}

function checkHost(host: string): void {
  const literal = toLiteral(host);
  if (literal !== null && !isPublicAddress(literal)) throw blocked(host, "it is no public address");
  if (literal === null && (!host.includes(".") || LOCAL_NAME.test(host)))
    throw blocked(host, "it names this machine or its network");
}

/** An address that stands in the URL itself; the URL parser has brought decimal, octal and hex forms to one. */
export function toLiteral(host: string): string | null {
  if (host.startsWith("[")) return host.slice(1, -1);
  return /^\d+(\.\d+){3}$/.test(host) ? host : null;
}

function checkPort({ port, protocol }: URL, host: string): void {
  const number = port === "" ? (protocol === "https:" ? 443 : 80) : Number(port);
  const isUsual = number === 80 || number === 443;
  if (!isUsual && (number < 1024 || SERVICE_PORTS.has(number)))
    throw blocked(host, `port ${number} is not one of the web`);
}
