import Link from "next/link";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <main id="main">
      <EmptyState
        className="min-h-dvh"
        title="Nothing here under this address"
        reason="The page does not exist, or the address is mistyped."
        action={
          <Link href="/" className={buttonVariants({ variant: "outline" })}>
            To the overview
          </Link>
        }
      />
    </main>
  );
}
