import Link from "next/link";
import { Mark } from "@/components/layout/mark";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <main id="main" className="flex min-h-dvh flex-col">
      <Link
        href="/"
        prefetch={false}
        className="flex h-11 shrink-0 items-center gap-2.5 border-b border-border bg-panel px-4 text-body font-semibold tracking-tight"
      >
        <Mark />
        Cascadian
      </Link>
      <EmptyState
        className="flex-1"
        isPage
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
