import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthPanel } from "@/components/auth/auth-panel";
import { readAuthQuery, type AuthPageProps, withNext } from "@/components/auth/read-auth-query";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { pageContext } from "@/lib/server/page-context";

export const metadata: Metadata = { title: "Create an account" };

export default async function SignUpPage({ searchParams }: AuthPageProps) {
  const query = readAuthQuery(await searchParams);
  if ((await pageContext()).user) redirect(query.next);
  return (
    <AuthPanel
      title="Create an account"
      notice="For workflows, watchlists and alerts. Reading the markets needs none."
      links={[
        {
          before: "Have an account?",
          href: withNext("/sign-in", query.next),
          label: "Sign in",
        },
      ]}
    >
      <SignUpForm next={query.next} failure={query.failure} />
    </AuthPanel>
  );
}
