"use client";

import { useState } from "react";
import { Input } from "@/components/ui/input";
import { useRecentPicks } from "@/hooks/use-recent-picks";
import { useWatchlist } from "@/hooks/use-watchlist";
import { describedBy, type FieldControlProps, FieldShell } from "./config-field-shell";

const ADDRESS = /^0x[0-9a-fA-F]{40}$/;

/** An address with what is wrong with it said while one types; wallets that are followed or were used are offered. */
export function WalletControl({ id, field, value, errors, onChange, onDone }: FieldControlProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const { data } = useWatchlist();
  const wallets = data?.filter(({ kind }) => kind === "wallet") ?? [];
  const { picks, keep } = useRecentPicks("wallet");
  const followed = new Set(wallets.map(({ targetId }) => targetId));
  const recent = picks.filter(({ key }) => !followed.has(key));
  const text = typed ?? (typeof value === "string" ? value : "");
  const own = whyNoAddress(text);
  const label = wallets.find(({ targetId }) => targetId === text.toLowerCase())?.title;
  return (
    <FieldShell
      id={id}
      field={field}
      errors={own === null ? errors : [own]}
      aside={label && <span className="truncate text-label text-faint">{label}</span>}
    >
      <Input
        id={id}
        {...describedBy(id, field, own === null ? errors : [own])}
        list={`${id}-wallets`}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        placeholder="0x…"
        className="font-mono text-label"
        value={text}
        onChange={({ target }) => {
          const next = target.value.trim();
          setTyped(next);
          if (next === "") onChange(undefined);
          else if (whyNoAddress(next) === null)
            onChange(next.includes("{{") ? next : next.toLowerCase());
        }}
        onBlur={() => {
          onDone();
          if (ADDRESS.test(text))
            keep({ key: text.toLowerCase(), title: label ?? "recently used" });
          if (own === null) setTyped(null);
        }}
      />
      <datalist id={`${id}-wallets`}>
        {wallets.map(({ targetId, title }) => (
          <option key={targetId} value={targetId}>
            {title ?? "followed"}
          </option>
        ))}
        {recent.map(({ key, title }) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </datalist>
    </FieldShell>
  );
}

function whyNoAddress(text: string): string | null {
  if (text === "" || ADDRESS.test(text) || /^\{\{.+\}\}$/.test(text)) return null;
  if (!text.startsWith("0x")) return "an address begins with 0x";
  if (/[^0-9a-fA-F]/.test(text.slice(2))) return "after 0x only digits and the letters a to f";
  return `an address has 40 characters after 0x, and here are ${text.length - 2}`;
}
