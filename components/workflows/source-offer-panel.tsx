"use client";

import { TriangleAlert, Workflow } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { buttonVariants } from "@/components/ui/button-variants";
import { describeConfig } from "@/lib/workflows/describe-config";
import type { SourceOffer } from "@/lib/workflows/read-source-query";
import { useCreateAndOpen } from "./use-create-and-open";

/** A link carried a query here. A link alone makes nothing, so that nobody can fill another's list with one. */
export function SourceOfferPanel({ offer }: { offer: SourceOffer }) {
  const { create, isCreating } = useCreateAndOpen();
  const config = offer.graph.nodes.find(({ id }) => id === "source")?.config ?? {};
  const isWhole = offer.problems.length === 0;
  return (
    <section
      aria-label="Workflow from a query"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-border bg-raised px-3 py-2"
    >
      {isWhole ? (
        <Workflow aria-hidden className="size-4 stroke-[1.5] text-primary" />
      ) : (
        <TriangleAlert aria-hidden className="size-4 stroke-[1.5] text-no" />
      )}
      <div className="min-w-0 flex-1 basis-64">
        <p className="text-body font-medium">
          {isWhole ? `A workflow from ${offer.typeLabel}` : "This query makes no workflow"}
        </p>
        {isWhole ? (
          <p className="truncate text-table text-muted-foreground">
            {describeConfig(config) || "Every row, in the usual order"}
          </p>
        ) : (
          <ul role="alert" className="text-table text-no">
            {offer.problems.map(({ field, message }) => (
              <li key={`${field} ${message}`}>
                {message.startsWith(field) ? message : `${field}: ${message}`}
              </li>
            ))}
          </ul>
        )}
      </div>
      {isWhole && (
        <Button disabled={isCreating} onClick={() => create(offer.name, offer.graph)}>
          Create workflow
        </Button>
      )}
      <Link
        href="/strategy-builder"
        prefetch={false}
        replace
        className={buttonVariants({ variant: "outline" })}
      >
        Dismiss
      </Link>
    </section>
  );
}
