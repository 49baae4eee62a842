import type { NextConfig } from "next";

const config: NextConfig = {
  distDir: process.env["CASCADIAN_DIST_DIR"] ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // The decoders behind the optimizer are attack surface, and our pictures are small icons.
  images: { unoptimized: true },
  // Types are checked by `npm run typecheck`, which reads the whole project and not the app alone.
  typescript: { ignoreBuildErrors: true },
  // A clean build is what users wait for; its cache would be written and never read.
  experimental: { turbopackFileSystemCacheForBuild: false },
  // Node finds these by itself: bundling them again for every route costs a third of the build.
  serverExternalPackages: [
    "openai",
    "@google/genai",
    "@anthropic-ai/sdk",
    "@supabase/supabase-js",
    "@supabase/ssr",
    "undici",
    "vader-sentiment",
    "nodemailer",
  ],
  // Names what the service worker keeps, so that nothing of one build is shown with another.
  env: {
    NEXT_PUBLIC_BUILD:
      process.env["CASCADIAN_BUILD"] ?? process.env["VERCEL_GIT_COMMIT_SHA"] ?? "unknown",
  },
  // Pictures of links are drawn with the page's font, which a deployment has to bring along.
  outputFileTracingIncludes: {
    "/**/opengraph-image": [
      "./node_modules/geist/dist/fonts/geist-sans/Geist-{Regular,SemiBold}.ttf",
    ],
  },
  // The pages of trust show the texts of docs/ themselves, so that there is one of each.
  turbopack: { root: import.meta.dirname, rules: { "*.md": { type: "text" } } },
};

export default config;
