import { expect, it } from "vitest";
import { cn } from "@/components/ui/cn";

it.each([
  { name: "the last of a group stays", classes: ["px-2 h-7", "px-1.5"], want: "h-7 px-1.5" },
  { name: "a wider padding replaces both sides", classes: ["px-2 py-1", "p-0"], want: "p-0" },
  { name: "one side adds to the wider", classes: ["p-2", "pl-4"], want: "p-2 pl-4" },
  {
    name: "size and colour of text are two things",
    classes: ["text-table text-faint", "text-body"],
    want: "text-faint text-body",
  },
  {
    name: "a variant is a group of its own",
    classes: ["hover:bg-accent bg-panel", "bg-raised"],
    want: "hover:bg-accent bg-raised",
  },
  {
    name: "the same variant is merged",
    classes: ["hover:bg-accent", "hover:bg-raised"],
    want: "hover:bg-raised",
  },
  {
    name: "a side's border adds to its colour",
    classes: ["border-border border-r", "border-l border-primary"],
    want: "border-r border-l border-primary",
  },
  {
    name: "display is one thing",
    classes: ["inline-flex items-center", "hidden"],
    want: "items-center hidden",
  },
  {
    name: "arbitrary variants are kept apart",
    classes: ["[&_svg]:size-3.5", "[&_svg]:size-4 size-6"],
    want: "[&_svg]:size-4 size-6",
  },
  { name: "falsy values say nothing", classes: ["a", false, undefined, "b"], want: "a b" },
  {
    name: "unknown classes stay",
    classes: ["label-caps flash", "group/row"],
    want: "label-caps flash group/row",
  },
])("$name", ({ classes, want }) => {
  expect(cn(...classes)).toBe(want);
});
