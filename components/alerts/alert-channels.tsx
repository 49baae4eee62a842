"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { ALERT_CHANNELS, type AlertChannel } from "@/lib/alerts/schema";
import type { AlertForm } from "./use-alert-form";

const WORDS: Record<AlertChannel, string> = {
  "in-app": "Bell",
  webhook: "Webhook",
  email: "Mail",
};

/** Where to be told, one way at least. */
export function AlertChannels({ form }: { form: AlertForm }) {
  const { channels } = form.fields;
  const toggle = (channel: AlertChannel) =>
    form.set({
      channels: ALERT_CHANNELS.filter((each) => channels.includes(each) !== (each === channel)),
    });
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="label-caps mb-1">Where</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        {ALERT_CHANNELS.map((channel) => (
          <ChannelBox
            key={channel}
            label={WORDS[channel]}
            isOn={channels.includes(channel)}
            isLast={channels.length === 1}
            onToggle={() => toggle(channel)}
          />
        ))}
      </div>
      {channels.includes("webhook") && <WebhookFields form={form} />}
    </fieldset>
  );
}

type ChannelBoxProps = { label: string; isOn: boolean; isLast: boolean; onToggle: () => void };

function ChannelBox({ label, isOn, isLast, onToggle }: ChannelBoxProps) {
  const id = useId();
  return (
    <span className="flex items-center gap-1.5">
      <Checkbox id={id} checked={isOn} disabled={isOn && isLast} onCheckedChange={onToggle} />
      <label htmlFor={id} className="text-table">
        {label}
      </label>
    </span>
  );
}

function WebhookFields({ form }: { form: AlertForm }) {
  const [url, secret] = [useId(), useId()];
  return (
    <div className="grid gap-3 sm:grid-cols-[2fr_1fr]">
      <div className="flex flex-col gap-1">
        <Label htmlFor={url}>Address</Label>
        <Input
          id={url}
          type="url"
          placeholder="https://example.com/hook"
          value={form.fields.url}
          onChange={(event) => form.set({ url: event.target.value })}
        />
      </div>
      <div className="flex flex-col gap-1">
        <Label htmlFor={secret}>Sign with secret</Label>
        <Input
          id={secret}
          placeholder="its name"
          value={form.fields.secret}
          onChange={(event) => form.set({ secret: event.target.value })}
        />
      </div>
    </div>
  );
}
