import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./cn";

const badgeVariants = cva(
  "inline-flex h-[18px] shrink-0 items-center gap-1 rounded-sm border px-1.5 text-label whitespace-nowrap [&_svg]:size-3 [&_svg]:stroke-[1.5]",
  {
    variants: {
      tone: {
        neutral: "border-border bg-raised text-muted-foreground",
        yes: "border-yes/35 bg-yes/10 text-yes",
        no: "border-no/35 bg-no/10 text-no",
        warn: "border-warn/35 bg-warn/10 text-warn",
        info: "border-info/35 bg-info/10 text-info",
        primary: "border-primary/35 bg-primary/10 text-primary",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export function Badge({
  className,
  tone,
  ...props
}: ComponentProps<"span"> & VariantProps<typeof badgeVariants>) {
  return <span className={cn(badgeVariants({ tone }), className)} {...props} />;
}
