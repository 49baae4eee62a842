"use client";

import { BellPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import type { RowSelection } from "@/components/data-table/use-row-selection";
import { signInHref } from "@/components/auth/sign-in-href";
import { Button } from "@/components/ui/button";
import { toast } from "@/hooks/toast";
import { useAccount } from "@/hooks/use-account";
import type { Market } from "@/lib/markets/schema";

const AlertDialog = lazy(() =>
  import("./alert-dialog").then((module) => ({ default: module.AlertDialog })),
);

/** Each is a write of its own, and the rate limit is a user's. */
const MOST_ALERTS = 50;

/** One form for the picked markets, and an alert for each of them. */
export function PickedAlertButton({ selection }: { selection: RowSelection<Market> }) {
  const [rows, setRows] = useState<readonly Market[]>([]);
  const router = useRouter();
  const isSignedIn = useAccount() !== null;
  const isTooMany = selection.count > MOST_ALERTS;
  const [first, ...others] = rows;
  return (
    <>
      <Button
        variant="outline"
        size="sm"
        aria-haspopup="dialog"
        disabled={isTooMany}
        title={isTooMany ? `At most ${MOST_ALERTS} at a time` : "An alert on each picked market"}
        onClick={() => {
          if (!isSignedIn) return router.push(signInHref());
          void selection
            .collect(MOST_ALERTS)
            .then(setRows, () => toast.error("The picked markets could not be read"));
        }}
      >
        <BellPlus aria-hidden />
        Alert
      </Button>
      {first && (
        <Suspense fallback={null}>
          <AlertDialog
            preset={{
              kind: others.length > 0 ? "price-moves" : "price-crosses",
              marketId: first.id,
            }}
            subject={first.title}
            {...(others.length > 0 && { others: others.map(({ id, title }) => ({ id, title })) })}
            onClose={() => setRows([])}
          />
        </Suspense>
      )}
    </>
  );
}
