import type { MetadataRoute } from "next";

/** Public reads are for everyone; what belongs to somebody answers nobody else anyway. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: "*",
      allow: "/",
      disallow: ["/api/", "/admin", "/settings", "/alerts", "/strategy-builder"],
    },
  };
}
