import Link from "next/link";
import type { ReactNode } from "react";

type AuthLink = { before?: string; href: string; label: string };

export function AuthPanel({
  title,
  notice,
  links,
  children,
}: {
  title: string;
  notice?: string | null;
  links: AuthLink[];
  children: ReactNode;
}) {
  return (
    <div className="w-full max-w-[340px] rounded-lg border border-border bg-panel">
      <div className="border-b border-border px-5 pt-4 pb-3">
        <h1 className="text-[16px] leading-6 font-semibold tracking-tight">{title}</h1>
        {notice && <p className="mt-0.5 text-table text-muted-foreground">{notice}</p>}
      </div>
      <div className="px-5 py-4">{children}</div>
      <ul className="flex flex-wrap justify-between gap-x-4 gap-y-1 border-t border-border px-5 py-3 text-table">
        {links.map(({ before, href, label }) => (
          <li key={href}>
            {before && <span className="text-muted-foreground">{before} </span>}
            <Link
              href={href}
              prefetch={false}
              className="text-primary underline-offset-4 hover:underline"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
