import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { WalletView } from "@/components/wallets/wallet-view";
import { ROWS_PER_PAGE } from "@/hooks/rows-per-page";
import type { Answer } from "@/lib/http/call";
import { type Failure, toFailure } from "@/lib/http/to-failure";
import { pageContext } from "@/lib/server/page-context";
import { getWalletPage } from "@/lib/wallets/get-wallet-page";
import { type WalletPage, walletAddressSchema } from "@/lib/wallets/schema";
import { shortAddress } from "@/lib/wallets/short-address";

type PageProps = { params: Promise<{ address: string }> };

/** A first fetch goes on behind the page, which shows how far it is. */
const PATIENCE_MS = 1_500;

/** Once a render, for the title and for the page; null is no address at all. */
const readWallet = cache(async (text: string): Promise<Answer<WalletPage> | Failure | null> => {
  const parsed = walletAddressSchema.safeParse(decodeURIComponent(text));
  if (!parsed.success) return null;
  const ctx = await pageContext();
  try {
    const page = await getWalletPage(
      { ...ctx, patienceMs: PATIENCE_MS },
      { address: parsed.data, limit: ROWS_PER_PAGE },
    );
    return { data: page.data, metadata: page.metadata ?? {} };
  } catch (error) {
    return toFailure(error, ctx.traceId);
  }
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { address } = await params;
  const wallet = await readWallet(address);
  const name = wallet && "data" in wallet ? wallet.data.identity?.name : null;
  return {
    title: `${name ?? shortAddress(address)} · Wallet`,
    description: `Positions, trades, profit and loss two ways, and scores with their parts of ${shortAddress(address)}.`,
    alternates: { canonical: `/wallets/${encodeURIComponent(address.toLowerCase())}` },
  };
}

export default async function WalletRoute({ params }: PageProps) {
  const { address } = await params;
  const wallet = await readWallet(address);
  if (wallet === null) notFound();
  if ("code" in wallet) return <ErrorState title="The wallet could not be read" error={wallet} />;
  return <WalletView address={decodeURIComponent(address).toLowerCase()} initial={wallet} />;
}
