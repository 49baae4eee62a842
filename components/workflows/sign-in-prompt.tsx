import Link from "next/link";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";

/** Workflows belong to somebody; afterwards the way leads back here. */
export function SignInPrompt({ next }: { next: string }) {
  const query = `?next=${encodeURIComponent(next)}`;
  return (
    <EmptyState
      className="py-24"
      title="Sign in to build workflows"
      reason="A workflow reads markets, filters them, has them analysed and keeps the result of every run. Yours are seen by nobody else."
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
