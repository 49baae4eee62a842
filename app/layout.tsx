import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { BLUE_ORANGE, PALETTE_COOKIE } from "@/components/layout/apply-palette";
import { Providers } from "@/components/layout/providers";
import { mono, sans } from "./fonts";
import { readBase } from "./read-base";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  return {
    metadataBase: readBase((await headers()).get("host")),
    applicationName: "Cascadian",
    title: { default: "Cascadian", template: "%s · Cascadian" },
    description: "An intelligence terminal for prediction markets",
    openGraph: { siteName: "Cascadian", type: "website" },
    twitter: { card: "summary_large_image" },
    appleWebApp: { capable: true, title: "Cascadian", statusBarStyle: "black" },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: dark)", color: "#0d0f12" },
    { media: "(prefers-color-scheme: light)", color: "#f9fafb" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const isBlueOrange = (await cookies()).get(PALETTE_COOKIE)?.value === BLUE_ORANGE;
  return (
    <html
      lang="en"
      data-palette={isBlueOrange ? BLUE_ORANGE : undefined}
      className={`dark ${sans.variable} ${mono.variable}`}
      suppressHydrationWarning
    >
      <body>
        <a
          href="#main"
          className="sr-only z-[70] rounded-md bg-primary px-3 py-1.5 text-primary-foreground focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          Skip to the page
        </a>
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
