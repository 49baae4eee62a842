"use client";

import type { Account } from "@/lib/account/api";
import type { Settings } from "@/lib/settings/schema";
import { AppearanceSection } from "./appearance-section";
import { DataSection } from "./data-section";
import { KeysSection } from "./keys-section";
import { NotificationsSection } from "./notifications-section";
import { ProfileSection } from "./profile-section";
import { SecretsSection } from "./secrets-section";

const SECTIONS = [
  { id: "profile", label: "Profile" },
  { id: "appearance", label: "Appearance" },
  { id: "notifications", label: "Notifications" },
  { id: "keys", label: "API keys" },
  { id: "secrets", label: "Secrets" },
  { id: "data", label: "Data" },
];

export function SettingsView({ account, initial }: { account: Account; initial: Settings }) {
  return (
    <div className="flex max-w-4xl flex-col lg:flex-row">
      <h1 className="sr-only">Settings</h1>
      <nav
        aria-label="Sections of the settings"
        className="sticky top-0 z-10 shrink-0 border-b border-border bg-background lg:w-40 lg:self-start lg:border-b-0 lg:py-3"
      >
        <ul className="flex gap-px more-aside overflow-x-auto p-1.5 lg:flex-col">
          {SECTIONS.map(({ id, label }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                className="flex h-7 items-center rounded-md px-2.5 text-table whitespace-nowrap text-muted-foreground hover:bg-accent hover:text-foreground"
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-w-0 flex-1 border-border lg:min-h-full lg:border-x">
        <ProfileSection account={account} />
        <AppearanceSection initial={initial} />
        <NotificationsSection initial={initial} />
        <KeysSection />
        <SecretsSection />
        <DataSection email={account.email} />
      </div>
    </div>
  );
}
