"use client";

import Link from "next/link";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { useSettings } from "@/hooks/use-settings";
import type { Settings } from "@/lib/settings/schema";
import { SettingsRow } from "./settings-row";
import { SettingsSection } from "./settings-section";

const CHANNELS = [
  { id: "in-app", label: "In this terminal" },
  { id: "webhook", label: "Webhook" },
  { id: "email", label: "Mail" },
] as const;

type Update = ReturnType<typeof useSettings>["update"];

export function NotificationsSection({ initial }: { initial: Settings }) {
  const { data: settings = initial, update } = useSettings(initial);
  const { alertChannels: channels } = settings;
  const toggle = (id: (typeof CHANNELS)[number]["id"], isOn: boolean) => {
    const next = CHANNELS.filter((one) => (one.id === id ? isOn : channels.includes(one.id)));
    if (next.length > 0) update({ alertChannels: next.map((one) => one.id) });
  };
  return (
    <SettingsSection id="notifications" title="Notifications">
      <QuietHours hours={settings.quietHours} onSave={update} />
      <SettingsRow label="New alerts tell me" hint="Each alert can be set otherwise">
        {CHANNELS.map(({ id, label }) => (
          <label key={id} className="mr-2 flex h-7 cursor-pointer items-center gap-1.5 text-table">
            <input
              type="checkbox"
              className="size-3.5 accent-primary"
              checked={channels.includes(id)}
              onChange={(event) => toggle(id, event.target.checked)}
            />
            {label}
          </label>
        ))}
        <Link
          href="/alerts"
          prefetch={false}
          className="text-table text-primary max-sm:ml-auto lg:ml-auto"
        >
          All alerts
        </Link>
      </SettingsRow>
      <WebhookField key={settings.alertWebhookUrl} url={settings.alertWebhookUrl} onSave={update} />
    </SettingsSection>
  );
}

function QuietHours({ hours, onSave }: { hours: Settings["quietHours"]; onSave: Update }) {
  const set = (patch: object) =>
    onSave({ quietHours: { from: "22:00", to: "07:00", timeZone: ownZone(), ...hours, ...patch } });
  return (
    <SettingsRow
      label="Quiet hours"
      hint={
        hours
          ? `Alerts wait until they are over. Times of ${hours.timeZone}`
          : "Alerts are delivered around the clock"
      }
    >
      <Switch
        aria-label="Quiet hours"
        checked={hours !== null}
        onCheckedChange={(isOn) => (isOn ? set({}) : onSave({ quietHours: null }))}
      />
      {hours && (
        <span className="flex items-center gap-1.5 text-table text-muted-foreground">
          <TimeField label="Begin" value={hours.from} onSave={(from) => set({ from })} />
          to
          <TimeField label="End" value={hours.to} onSave={(to) => set({ to })} />
          {hours.timeZone !== ownZone() && (
            <Button variant="ghost" size="sm" onClick={() => set({ timeZone: ownZone() })}>
              Use {ownZone()}
            </Button>
          )}
        </span>
      )}
    </SettingsRow>
  );
}

function TimeField({
  label,
  value,
  onSave,
}: {
  label: string;
  value: string;
  onSave: (value: string) => void;
}) {
  return (
    <Input
      type="time"
      aria-label={`${label} of the quiet hours`}
      className="w-24 tabular-nums"
      key={value}
      defaultValue={value}
      onBlur={({ target }) => target.value && target.value !== value && onSave(target.value)}
    />
  );
}

function WebhookField({ url, onSave }: { url: string | null; onSave: Update }) {
  const [text, setText] = useState(url ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({ alertWebhookUrl: text.trim() || null });
  };
  return (
    <SettingsRow
      label="Webhook"
      htmlFor="webhook-url"
      hint="What a new alert with a webhook begins with; https only"
    >
      <form onSubmit={submit} className="flex w-full max-w-sm gap-2">
        <Input
          id="webhook-url"
          type="url"
          pattern="https://.+"
          placeholder="https://example.com/hook"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" variant="outline" disabled={text.trim() === (url ?? "")}>
          Save
        </Button>
      </form>
    </SettingsRow>
  );
}

const ownZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;
