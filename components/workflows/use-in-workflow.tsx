"use client";

import { Workflow } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type MouseEvent, useState } from "react";
import { buttonVariants } from "@/components/ui/button-variants";
import { cn } from "@/components/ui/cn";
import { type SourceQuery, toSourceHref } from "@/lib/workflows/source-workflow";

type UseInWorkflowProps = SourceQuery & { className?: string };

/**
 * Makes a workflow whose source node holds this query, and opens it. `config` is that of the node `type`; filters may
 * be texts as a URL has them. Who is not signed in goes through sign-in and finds the query again.
 */
export function UseInWorkflow({ type, config, label, className }: UseInWorkflowProps) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const href = toSourceHref({ type, config, label });
  const create = async (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    try {
      const { createFromSource } = await import("./create-from-source");
      router.push(`/strategy-builder/${await createFromSource({ type, config, label })}`);
    } catch {
      // The page behind the link asks to sign in, or names what is wrong with the query.
      router.push(href);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Link
      href={href}
      prefetch={false}
      aria-busy={isBusy}
      title="A new workflow that begins with these rows"
      onClick={(event) => void create(event)}
      className={cn(buttonVariants({ variant: "outline" }), isBusy && "opacity-60", className)}
    >
      <Workflow aria-hidden />
      Use in workflow
    </Link>
  );
}
