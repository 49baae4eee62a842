import type { Metadata } from "next";
import { AuthPanel } from "@/components/auth/auth-panel";
import { NewPasswordForm } from "@/components/auth/new-password-form";
import { readAuthQuery, type AuthPageProps } from "@/components/auth/read-auth-query";

export const metadata: Metadata = { title: "Choose a new password" };

export default async function ConfirmResetPage({ searchParams }: AuthPageProps) {
  const query = readAuthQuery(await searchParams);
  const links = [{ href: "/reset", label: "Send another link" }];
  return (
    <AuthPanel title="Choose a new password" links={links}>
      {query.token ? (
        <NewPasswordForm token={query.token} failure={query.failure} />
      ) : (
        <p role="alert" className="text-table text-no">
          This link is incomplete. Open the whole link of the mail, or ask for another.
        </p>
      )}
    </AuthPanel>
  );
}
