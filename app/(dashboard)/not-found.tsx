import Link from "next/link";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <EmptyState
      isPage
      title="Nothing here under this address"
      reason="The market or event is not among those of the active source, or the address is mistyped."
      action={
        <Link href="/discovery" className={buttonVariants({ variant: "outline" })}>
          Search the markets
        </Link>
      }
    />
  );
}
