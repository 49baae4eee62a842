"use client";

import { CircleHelp } from "lucide-react";
import { useState } from "react";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { functions } from "@/lib/workflows/expression/functions";

/** Every function of the language with what it does; the words are the definitions' own. */
export function ExpressionHelp() {
  const [typed, setTyped] = useState("");
  const wanted = typed.trim().toLowerCase();
  const found = functions.filter(({ signature, docs }) =>
    `${signature} ${docs}`.toLowerCase().includes(wanted),
  );
  return (
    <Popover>
      <PopoverTrigger
        type="button"
        aria-label="Functions of the expression language"
        title="Functions"
        className="inline-flex size-5 items-center justify-center rounded-md text-muted-foreground hover:bg-accent hover:text-foreground"
      >
        <CircleHelp aria-hidden className="size-3.5 stroke-[1.5]" />
      </PopoverTrigger>
      <PopoverContent align="end" className="flex max-h-96 w-80 flex-col gap-2 p-2">
        <p className="text-label text-muted-foreground">
          Names are fields. Variables are <code className="font-mono">$name</code>. An unknown value
          stays unknown: <code className="font-mono">price ?? 0</code> says otherwise. Operators:{" "}
          <code className="font-mono">+ − * / % == != &lt; &gt; and or not in ? :</code>
        </p>
        <Input
          aria-label="Search functions"
          placeholder="Search functions"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <ul className="min-h-0 overflow-y-auto" aria-label="Functions">
          {found.map(({ signature, docs }) => (
            <li key={signature} className="border-b border-border/60 py-1 last:border-0">
              <code className="font-mono text-label">{signature}</code>
              <span className="block text-label text-muted-foreground">{docs}</span>
            </li>
          ))}
          {found.length === 0 && <li className="text-label text-faint">No function has that.</li>}
        </ul>
      </PopoverContent>
    </Popover>
  );
}
