"use client";

import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { useWalletLabel } from "@/hooks/use-wallet-label";
import { shortAddress } from "@/lib/wallets/short-address";
import { CopyAddress } from "./copy-address";

type WalletLinkProps = {
  address: string;
  /** What the upstream calls it: a name of its own or a pseudonym. */
  name?: string | null | undefined;
  /** Leaves the address to the hint where there is a name, for narrow columns. */
  compact?: boolean;
  className?: string;
};

/** A wallet by its names and its short address, what the reader calls it first; names come from anyone, so each is isolated from the direction around it. */
export function WalletLink({ address, name, compact, className }: WalletLinkProps) {
  const own = useWalletLabel(address);
  const given = toGivenName(name, address);
  const shown = own ?? given;
  return (
    <span className={cn("group/wallet inline-flex max-w-full min-w-0 items-center", className)}>
      <Link
        href={`/wallets/${address}`}
        prefetch={false}
        title={[own && `Your label: ${own}`, given, address].filter(Boolean).join("\n")}
        className="flex min-w-0 items-baseline gap-1.5 text-foreground hover:text-primary"
      >
        {shown !== null && (
          <span className={cn("truncate", own !== null && "text-info")}>
            {own !== null && (
              <>
                <span aria-hidden>◆ </span>
                <span className="sr-only">Your label: </span>
              </>
            )}
            <bdi>{shown}</bdi>
          </span>
        )}
        {(shown === null || !compact) && (
          <span className={cn("shrink-0 font-mono text-[11px]", shown !== null && "text-faint")}>
            {shortAddress(address)}
          </span>
        )}
      </Link>
      <CopyAddress address={address} />
    </span>
  );
}

/** Upstream puts the address itself where nobody chose a name. */
function toGivenName(name: string | null | undefined, address: string): string | null {
  const text = name?.trim() ?? "";
  return text === "" || text.toLowerCase().startsWith(address.slice(0, 10).toLowerCase())
    ? null
    : text;
}
