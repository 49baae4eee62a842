import Link from "next/link";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";

/** What belongs to somebody needs one; afterwards the way leads back here. */
type SignInPromptProps = { next: string; title?: string; reason?: string };

export function SignInPrompt({
  next,
  title = "Sign in to build workflows",
  reason = "A workflow reads markets, filters them, has them analysed and keeps the result of every run. Yours are seen by nobody else.",
}: SignInPromptProps) {
  const query = `?next=${encodeURIComponent(next)}`;
  return (
    <EmptyState
      className="py-24"
      isPage
      title={title}
      reason={reason}
      action={
        <>
          <Link href={`/sign-in${query}`} prefetch={false} className={buttonVariants()}>
            Sign in
          </Link>
          <Link
            href={`/sign-up${query}`}
            prefetch={false}
            className={buttonVariants({ variant: "outline" })}
          >
            Create an account
          </Link>
        </>
      }
    />
  );
}
