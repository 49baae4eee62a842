import Link from "next/link";
import { buttonVariants } from "@/components/ui/button-variants";

export default function OverviewPage() {
  return (
    <div className="flex flex-col gap-3 p-4">
      <h1 className="text-figure font-semibold">Overview</h1>
      <Link href="/discovery" className={buttonVariants({ className: "self-start" })}>
        Open the screener
      </Link>
    </div>
  );
}
