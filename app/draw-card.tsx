import { ImageResponse } from "next/og";
import { CARD_SIZE, Card, type CardContent } from "@/components/og/card";
import { pictureFonts } from "@/lib/server/picture-fonts";

const KEPT = "public, max-age=300, s-maxage=300, stale-while-revalidate=3600";

/** A page's picture for links to it; five minutes old at most, as the figures on it are. */
export async function drawCard(content: CardContent): Promise<ImageResponse> {
  return new ImageResponse(<Card {...content} />, {
    ...CARD_SIZE,
    fonts: await pictureFonts(),
    headers: { "cache-control": KEPT },
  });
}
