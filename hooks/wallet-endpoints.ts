import type { z } from "zod";
import { type Answer, callWithMetadata } from "@/lib/http/call";
import type { Endpoint } from "@/lib/http/endpoint";
import {
  getWalletPageEndpoint,
  listClosedPositionsEndpoint,
  listPositionsEndpoint,
  listWalletActivityEndpoint,
  listWalletTradesEndpoint,
} from "@/lib/wallets/api";
import type { WalletPage } from "@/lib/wallets/schema";
import type { WalletRows, WalletTab } from "@/lib/wallets/wallet-tabs";

type Raw = Record<string, string | number>;
type Read<Row> = (input: Raw, signal: AbortSignal) => Promise<Answer<Row[]>>;

const reads =
  <I extends z.ZodType, O extends z.ZodType>(endpoint: Endpoint<I, O>) =>
  (input: Raw, signal: AbortSignal) =>
    callWithMetadata(endpoint, input as z.input<I>, { signal });

/** The lists of a wallet's page. The module holds the schemas and is loaded with the first question that the page asks. */
export const walletEndpoints: { [T in WalletTab]: Read<WalletRows[T]> } = {
  positions: reads(listPositionsEndpoint),
  closed: reads(listClosedPositionsEndpoint),
  trades: reads(listWalletTradesEndpoint),
  activity: reads(listWalletActivityEndpoint),
};

export const readWalletPage = (
  input: { address: string; limit: number },
  signal: AbortSignal,
): Promise<Answer<WalletPage>> => callWithMetadata(getWalletPageEndpoint, input, { signal });
