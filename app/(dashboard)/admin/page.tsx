import type { Metadata } from "next";
import { AdminPage } from "@/components/admin/admin-page";
import { EmptyState } from "@/components/ui/empty-state";
import { SignInPrompt } from "@/components/workflows/sign-in-prompt";
import { pageContext } from "@/lib/server/page-context.ts";

export const metadata: Metadata = { title: "Admin" };

/** Its data is behind routes that check the role themselves. */
export default async function Admin() {
  const { user } = await pageContext();
  if (!user)
    return (
      <SignInPrompt
        next="/admin"
        title="Sign in as an administrator"
        reason="Sync runs, rejected rows, the audit log, mails and metrics."
      />
    );
  if (!user.roles.includes("admin"))
    return (
      <EmptyState
        className="py-24"
        isPage
        title="For administrators"
        reason="Your account has no administrator's role. The status page shows what everybody may see."
      />
    );
  return <AdminPage />;
}
