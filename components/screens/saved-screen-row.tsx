"use client";

import { Check, House, PencilLine, Save, Trash2 } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { type ScreenDraft, useDeleteScreen, useUpdateScreen } from "@/hooks/use-screens";
import type { Screen } from "@/lib/screens/schema";
import { screenHref } from "@/lib/screens/screen-href";

/** A screen's name opens it; its buttons make it the first view, overwrite, rename and delete it. */
export function SavedScreenRow({
  screen,
  draft,
}: {
  screen: Screen;
  /** The view that is shown. */
  draft: Omit<ScreenDraft, "name">;
}) {
  const [isRenaming, setRenaming] = useState(false);
  const update = useUpdateScreen();
  const remove = useDeleteScreen();
  const { id, name, isDefault } = screen;
  if (isRenaming)
    return (
      <RenameForm
        name={name}
        onDone={(next) => {
          setRenaming(false);
          if (next !== null && next !== name) update.mutate({ id, name: next });
        }}
      />
    );
  return (
    <li className="group/screen flex h-7 items-center rounded-md pr-1 focus-within:bg-accent hover:bg-accent">
      <Link
        href={screenHref(screen)}
        prefetch={false}
        title={name}
        className="min-w-0 flex-1 truncate px-2 text-table"
      >
        <bdi>{name}</bdi>
      </Link>
      <Act
        label={isDefault ? `Open Discovery without ${name}` : `Open Discovery with ${name}`}
        isOn={isDefault}
        onAct={() => update.mutate({ id, isDefault: !isDefault })}
      >
        <House aria-hidden />
      </Act>
      <Act
        label={`Put this view in the place of ${name}`}
        onAct={() => update.mutate({ id, ...draft })}
      >
        <Save aria-hidden />
      </Act>
      <Act label={`Rename ${name}`} onAct={() => setRenaming(true)}>
        <PencilLine aria-hidden />
      </Act>
      <Act label={`Delete ${name}`} onAct={() => remove.mutate(screen)}>
        <Trash2 aria-hidden />
      </Act>
    </li>
  );
}

function Act({
  label,
  isOn,
  onAct,
  children,
}: {
  label: string;
  isOn?: boolean;
  onAct: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={isOn}
      onClick={onAct}
      className={cn(
        "grid size-6 shrink-0 place-content-center rounded-sm hover:text-foreground [&_svg]:size-3.5 [&_svg]:stroke-[1.5]",
        isOn ? "text-primary" : "text-faint",
      )}
    >
      {children}
    </button>
  );
}

function RenameForm({ name, onDone }: { name: string; onDone: (next: string | null) => void }) {
  const [text, setText] = useState(name);
  return (
    <li>
      <form
        className="flex h-7 items-center gap-1 px-1"
        onSubmit={(event) => {
          event.preventDefault();
          onDone(text.trim() || null);
        }}
      >
        <Input
          aria-label={`New name of ${name}`}
          className="h-6"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the field takes the place of the button that asked for it
          autoFocus
          value={text}
          maxLength={80}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            onDone(null);
          }}
        />
        <button
          type="submit"
          aria-label="Save the name"
          className="grid size-6 shrink-0 place-content-center rounded-sm text-primary"
        >
          <Check aria-hidden className="size-3.5 stroke-[1.5]" />
        </button>
      </form>
    </li>
  );
}
