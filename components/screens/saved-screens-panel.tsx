"use client";

import Link from "next/link";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { type ScreenDraft, useSaveScreen, useScreens } from "@/hooks/use-screens";
import { SavedScreenRow } from "./saved-screen-row";
import type { ScreenView } from "./screen-view";

export function SavedScreensPanel(view: ScreenView) {
  const { data, error, refetch, isSignedIn } = useScreens();
  if (!isSignedIn)
    return (
      <p className="p-3 text-table text-muted-foreground">
        <Link href="/sign-in?next=%2Fdiscovery" prefetch={false} className="text-primary">
          Sign in
        </Link>{" "}
        to keep this view under a name.
      </p>
    );
  return (
    <>
      <SaveForm view={view} />
      {error ? (
        <p role="alert" className="p-3 text-table text-muted-foreground">
          The screens could not be read: {error.message}{" "}
          <button type="button" className="text-primary" onClick={() => void refetch()}>
            Try again
          </button>
        </p>
      ) : !data ? (
        <div className="flex flex-col gap-3 p-3">
          <Skeleton className="h-3" />
          <Skeleton className="h-3 w-2/3" />
        </div>
      ) : (
        <ul aria-label="Saved screens" className="max-h-[50vh] overflow-y-auto p-1">
          {data.map((screen) => (
            <SavedScreenRow key={screen.id} screen={screen} draft={toDraft(view)} />
          ))}
          {data.length === 0 && (
            <li className="px-2 py-1.5 text-label text-muted-foreground">
              Nothing saved yet. Filter, sort and columns of this view are kept.
            </li>
          )}
          <li>
            <Link
              href="/discovery?sort=-volume24h"
              prefetch={false}
              className="flex h-7 items-center rounded-md px-2 text-table text-muted-foreground hover:bg-accent"
            >
              All markets
            </Link>
          </li>
        </ul>
      )}
    </>
  );
}

function SaveForm({ view }: { view: ScreenView }) {
  const [name, setName] = useState("");
  const save = useSaveScreen();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ ...toDraft(view), name }, { onSuccess: () => setName("") });
  };
  return (
    <form onSubmit={submit} className="flex gap-1.5 border-b border-border p-2">
      <Input
        aria-label="Name of this view"
        placeholder="Name of this view"
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" disabled={name.trim() === "" || save.isPending}>
        Save screen
      </Button>
    </form>
  );
}

/** What the address says, as the API takes it; it judges the words itself. */
function toDraft({ query, cols }: ScreenView): Omit<ScreenDraft, "name"> {
  const { sort = "-volume24h", ...filter } = query;
  return { query: filter, sort, columns: cols?.split(",") ?? null } as Omit<ScreenDraft, "name">;
}
