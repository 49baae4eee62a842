import type { NextConfig } from "next";

const config: NextConfig = {
  distDir: process.env["CASCADIAN_DIST_DIR"] ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // The decoders behind the optimizer are attack surface, and our pictures are small icons.
  images: { unoptimized: true },
  // Types are checked by `npm run typecheck`, which reads the whole project and not the app alone.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
};

export default config;
