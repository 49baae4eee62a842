import type { Metadata } from "next";
import { AuthPanel } from "@/components/auth/auth-panel";
import { readAuthQuery, type AuthPageProps, withNext } from "@/components/auth/read-auth-query";
import { ResetForm } from "@/components/auth/reset-form";

export const metadata: Metadata = { title: "Reset your password" };

export default async function ResetPage({ searchParams }: AuthPageProps) {
  const query = readAuthQuery(await searchParams);
  return (
    <AuthPanel
      title="Reset your password"
      notice="We mail a link with which you choose a new one."
      links={[{ href: withNext("/sign-in", query.next), label: "Back to sign in" }]}
    >
      <ResetForm isSent={query.isSent} failure={query.failure} />
    </AuthPanel>
  );
}
