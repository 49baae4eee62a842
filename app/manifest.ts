import type { MetadataRoute } from "next";

export default function manifest(): MetadataRoute.Manifest {
  return {
    id: "/",
    name: "Cascadian",
    short_name: "Cascadian",
    description: "A terminal for prediction markets",
    start_url: "/",
    scope: "/",
    display: "standalone",
    background_color: "#0c0e12",
    theme_color: "#0d0f12",
    categories: ["finance", "productivity"],
    icons: [
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    shortcuts: [
      { name: "Discovery", url: "/discovery" },
      { name: "Whales", url: "/whales" },
      { name: "Strategies", url: "/strategy-builder" },
    ],
  };
}
