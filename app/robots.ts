import type { MetadataRoute } from "next";
import { headers } from "next/headers";
import { readBase } from "./read-base";

/** Public reads are for everyone; what belongs to somebody answers nobody else anyway. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  return {
    rules: {
      userAgent: "*",
      allow: "/",
      disallow: ["/api/", "/admin", "/settings", "/alerts", "/strategy-builder"],
    },
    sitemap: new URL("/sitemap.xml", readBase((await headers()).get("host"))).href,
  };
}
