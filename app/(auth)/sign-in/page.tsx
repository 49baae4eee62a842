import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthPanel } from "@/components/auth/auth-panel";
import { readAuthQuery, type AuthPageProps, withNext } from "@/components/auth/read-auth-query";
import { SignInForm } from "@/components/auth/sign-in-form";
import { pageContext } from "@/lib/server/page-context";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: AuthPageProps) {
  const query = readAuthQuery(await searchParams);
  if ((await pageContext()).user) redirect(query.next);
  return (
    <AuthPanel
      title="Sign in"
      notice={query.notice}
      links={[
        { before: "No account?", href: withNext("/sign-up", query.next), label: "Create one" },
        { href: withNext("/reset", query.next), label: "Forgot your password?" },
      ]}
    >
      <SignInForm next={query.next} failure={query.failure} />
    </AuthPanel>
  );
}
