import { describe, expect, it } from "vitest";
import { parseEnv } from "@/lib/env.ts";
import { peerAddress } from "@/lib/server/peer-address.ts";

const peer = "x-cascadian-peer";
const forwarded = "x-forwarded-for";

describe("peerAddress", () => {
  it.each([
    { name: "the socket's address", headers: { [peer]: "203.0.113.9" }, want: "203.0.113.9" },
    {
      name: "a claim without a trusted proxy is ignored",
      headers: { [peer]: "203.0.113.9", [forwarded]: "1.2.3.4" },
      want: "203.0.113.9",
    },
    { name: "a claim alone is ignored", headers: { [forwarded]: "1.2.3.4" }, want: "unknown" },
    { name: "nothing known", headers: {}, want: "unknown" },
    { name: "no address at all", headers: { [peer]: "<script>" }, want: "unknown" },
    {
      name: "one proxy adds the last entry",
      trusted: "1",
      headers: { [forwarded]: "6.6.6.6, 1.2.3.4" },
      want: "1.2.3.4",
    },
    {
      name: "`true` is one proxy",
      trusted: "true",
      headers: { [forwarded]: "6.6.6.6, 1.2.3.4" },
      want: "1.2.3.4",
    },
    {
      name: "two proxies",
      trusted: "2",
      headers: { [forwarded]: "6.6.6.6, 1.2.3.4, 10.0.0.1" },
      want: "1.2.3.4",
    },
    {
      name: "a listed proxy is believed",
      trusted: "10.0.0.0/8",
      headers: { [peer]: "10.0.0.2", [forwarded]: "6.6.6.6, 1.2.3.4, 10.0.0.1" },
      want: "1.2.3.4",
    },
    {
      name: "another peer is not",
      trusted: "10.0.0.0/8",
      headers: { [peer]: "203.0.113.9", [forwarded]: "1.2.3.4" },
      want: "203.0.113.9",
    },
    {
      name: "IPv6 counts by its network",
      headers: { [peer]: "2001:db8:1:2:3:4:5:6" },
      want: "2001:db8:1:2::/64",
    },
    { name: "short IPv6", headers: { [peer]: "2001:db8::1" }, want: "2001:db8:0:0::/64" },
    { name: "IPv4 in IPv6", headers: { [peer]: "::ffff:203.0.113.9" }, want: "203.0.113.9" },
  ])("$name", ({ headers, trusted, want }) => {
    const env = parseEnv({ ...(trusted && { TRUSTED_PROXY: trusted }) });
    expect(peerAddress(new Headers(headers as Record<string, string>), env)).toBe(want);
  });
});
