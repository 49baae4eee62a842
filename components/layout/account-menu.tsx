import { CircleUser, LogOut, Settings, ShieldCheck } from "lucide-react";
import Link from "next/link";
import { buttonVariants } from "@/components/ui/button-variants";
import { cn } from "@/components/ui/cn";
import { DisclosureMenu } from "@/components/ui/disclosure-menu";

/** Signing out is a plain form, so that it works without JavaScript. */
export function AccountMenu({ email, isAdmin }: { email: string | null; isAdmin: boolean }) {
  if (!email)
    return (
      <Link
        href="/sign-in"
        prefetch={false}
        className={cn(buttonVariants({ variant: "outline" }), "px-2")}
      >
        Sign in
      </Link>
    );
  return (
    <DisclosureMenu
      summary={<CircleUser aria-hidden className="!size-4" />}
      aria-label={`Account of ${email}`}
      panelClassName="right-0"
      className="px-1.5"
    >
      <p className="max-w-56 truncate px-2 py-1 text-label text-muted-foreground">{email}</p>
      <Link
        href="/settings"
        prefetch={false}
        className="flex h-7 items-center gap-2 rounded-md px-2 text-table hover:bg-accent"
      >
        <Settings aria-hidden className="size-3.5 stroke-[1.5]" />
        Settings
      </Link>
      {isAdmin && (
        <Link
          href="/admin"
          prefetch={false}
          className="flex h-7 items-center gap-2 rounded-md px-2 text-table hover:bg-accent"
        >
          <ShieldCheck aria-hidden className="size-3.5 stroke-[1.5]" />
          Administration
        </Link>
      )}
      <form action="/api/auth/sign-out" method="post">
        <input type="hidden" name="next" value="/" />
        <button
          type="submit"
          className="flex h-7 w-full items-center gap-2 rounded-md px-2 text-table hover:bg-accent"
        >
          <LogOut aria-hidden className="size-3.5 stroke-[1.5]" />
          Sign out
        </button>
      </form>
    </DisclosureMenu>
  );
}
