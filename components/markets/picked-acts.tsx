"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Star } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { signInHref } from "@/components/auth/sign-in-href";
import { PickedAlertButton } from "@/components/alerts/picked-alert-button";
import { PickedExport } from "@/components/data-table/picked-export";
import type { RowSelection } from "@/components/data-table/use-row-selection";
import { Button } from "@/components/ui/button";
import { notices } from "@/hooks/notices";
import { useAccount } from "@/hooks/use-account";
import type { Market } from "@/lib/markets/schema";

/** Each is a write of its own, and the rate limit is a user's. */
const MOST_WATCHED = 100;

/** What can be done with the picked markets. */
export function PickedActs({ selection }: { selection: RowSelection<Market> }) {
  const router = useRouter();
  const client = useQueryClient();
  const isSignedIn = useAccount() !== null;
  const [isBusy, setBusy] = useState(false);
  const watch = async () => {
    if (!isSignedIn) return router.push(signInHref());
    setBusy(true);
    try {
      const { setWatched } = await import("@/hooks/set-watched");
      const rows = await selection.collect(MOST_WATCHED);
      for (const { id, title } of rows)
        // oxlint-disable-next-line no-await-in-loop -- one after the other, to stay below the rate limit
        await setWatched(client, { kind: "market", id, title }, true);
      notices.give({ title: `${rows.length} markets are on your watchlist` });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        variant="outline"
        size="sm"
        disabled={isBusy || selection.count > MOST_WATCHED}
        title={
          selection.count > MOST_WATCHED
            ? `At most ${MOST_WATCHED} at a time`
            : "Puts the picked markets on the watchlist"
        }
        onClick={() => void watch()}
      >
        <Star aria-hidden />
        {isBusy ? "Watching…" : "Watch"}
      </Button>
      <PickedAlertButton selection={selection} />
      <PickedExport selection={selection} name="markets" />
    </>
  );
}
