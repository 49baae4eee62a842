"use client";

import { Keyboard, LogIn, LogOut, Plus, SunMoon } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import type { ReactNode } from "react";
import { CommandGroup, CommandItem } from "@/components/ui/command";
import { notices } from "@/hooks/notices";
import { useAccount } from "@/hooks/use-account";
import { call } from "@/lib/http/call";
import { createWorkflowEndpoint } from "@/lib/workflows/api";
import { openLayer } from "./open-layer";

type Action = { label: string; icon: ReactNode; isCurrent?: boolean; act: () => void };

export function PaletteActions({ words, onClose }: { words: string; onClose: () => void }) {
  const fitting = useActions().filter(({ label }) => label.toLowerCase().includes(words));
  if (fitting.length === 0) return null;
  return (
    <CommandGroup heading="Actions">
      {fitting.map(({ label, icon, isCurrent, act }) => (
        <CommandItem
          key={label}
          value={`action ${label}`}
          onSelect={() => {
            onClose();
            act();
          }}
        >
          {icon}
          {label}
          {isCurrent && <span className="ml-auto text-label text-faint">current</span>}
        </CommandItem>
      ))}
    </CommandGroup>
  );
}

function useActions(): Action[] {
  const { theme, setTheme } = useTheme();
  const router = useRouter();
  const isSignedIn = useAccount() !== null;
  const toTheme = (label: string, name: string): Action => ({
    label,
    icon: <SunMoon aria-hidden />,
    isCurrent: theme === name,
    act: () => setTheme(name),
  });
  return [
    ...(isSignedIn
      ? [
          {
            label: "New workflow",
            icon: <Plus aria-hidden />,
            act: () =>
              void createWorkflow().then(
                (id) => router.push(`/strategy-builder/${id}`),
                (error: Error) =>
                  notices.give({
                    title: "The workflow was not created",
                    description: error.message,
                    isFailure: true,
                  }),
              ),
          },
        ]
      : []),
    toTheme("Dark theme", "dark"),
    toTheme("Light theme", "light"),
    toTheme("Theme of the system", "system"),
    {
      label: "Keyboard shortcuts",
      icon: <Keyboard aria-hidden />,
      act: () => openLayer("shortcuts"),
    },
    isSignedIn
      ? { label: "Sign out", icon: <LogOut aria-hidden />, act: signOut }
      : { label: "Sign in", icon: <LogIn aria-hidden />, act: () => router.push("/sign-in") },
  ];
}

async function createWorkflow(): Promise<string> {
  const graph = { nodes: [], edges: [] };
  return (await call(createWorkflowEndpoint, { name: "New workflow", graph })).id;
}

/** As the account's menu does it: a form, and then a page that knows nobody. */
function signOut(): void {
  const form = document.createElement("form");
  form.method = "post";
  form.action = "/api/auth/sign-out";
  const next = document.createElement("input");
  Object.assign(next, { type: "hidden", name: "next", value: "/" });
  form.append(next);
  document.body.append(form);
  form.submit();
}
