import type { Metadata } from "next";
import { AlertList } from "@/components/alerts/alert-list";
import { SignInPrompt } from "@/components/workflows/sign-in-prompt";
import { pageContext } from "@/lib/server/page-context.ts";

export const metadata: Metadata = { title: "Alerts" };

export default async function AlertsPage() {
  const { user } = await pageContext();
  return user ? (
    <AlertList />
  ) : (
    <SignInPrompt
      next="/alerts"
      title="Sign in to be told"
      reason="An alert watches a price, a trade, a wallet, a screen or a run, and tells you by the bell, a webhook or mail. Yours are seen by nobody else."
    />
  );
}
