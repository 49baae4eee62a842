"use client";

import { useState } from "react";
import { notices } from "@/hooks/notices";
import { type AlertInput, useCreateAlert, useTryAlert, useUpdateAlert } from "@/hooks/use-alerts";
import {
  type AlertDraft,
  type AlertPreset,
  changeKind,
  readDraft,
  toDraft,
} from "@/lib/alerts/alert-draft";
import { ALERT_KIND_WORDS, describeAlert } from "@/lib/alerts/describe-alert";
import type { Alert, AlertChannel, AlertCondition, AlertKind } from "@/lib/alerts/schema";
import { usePreferences } from "@/hooks/use-preferences";
import { AppError } from "@/lib/errors";
import type { Settings } from "@/lib/settings/schema";

type Options = {
  preset: AlertPreset;
  alert?: Alert | undefined;
  subject?: string | undefined;
  onClose: () => void;
};

type Fields = {
  draft: AlertDraft;
  /** What the things are called that the draft names, by field. */
  names: Readonly<Record<string, string>>;
  cooldownSeconds: number;
  name: string;
  channels: readonly AlertChannel[];
  url: string;
  secret: string;
};

const SUBJECTS = ["marketId", "eventSlug", "workflowId"];
const NEW = { cooldownSeconds: 3600, name: "", channels: ["in-app"], url: "", secret: "" } as const;

/** A new alert whose ways of telling were not touched yet begins with those of the settings. */
function withPreferred(fields: Fields, settings: Settings | undefined): Fields {
  if (!settings || fields.channels !== NEW.channels) return fields;
  return { ...fields, channels: settings.alertChannels, url: settings.alertWebhookUrl ?? "" };
}

/** The form's state: what it says, what that comes to, and what the server said of it. */
export function useAlertForm({ preset, alert, subject, onClose }: Options) {
  const [known, setFields] = useState(() => firstFields({ preset, alert, subject }));
  const fields = withPreferred(known, usePreferences());
  const [isAsked, setAsked] = useState(false);
  const [create, update, test] = [useCreateAlert(), useUpdateAlert(), useTryAlert()];
  const { draft, names } = fields;
  const { condition, problems } = readDraft(draft);
  const error = create.error ?? update.error;
  const input = condition && toInput(fields, condition);
  const set = (patch: Partial<Fields>) => {
    setFields({ ...fields, ...patch });
    test.reset();
  };
  return {
    fields,
    set,
    input,
    test,
    error,
    isSaving: create.isPending || update.isPending,
    sentence: condition
      ? describeAlert(condition, {
          subject: nameIn(fields, SUBJECTS),
          wallet: nameIn(fields, ["wallet"]),
        })
      : `${ALERT_KIND_WORDS[draft.kind]}: fill in what is open.`,
    setKind: (kind: AlertKind) => set({ draft: changeKind(draft, kind) }),
    setValue: (field: string, value: string, called = "") =>
      set({
        draft: { ...draft, values: { ...draft.values, [field]: value } },
        names: { ...names, [field]: called },
      }),
    /** What the form itself misses once it was sent, and what the server says of a field. */
    problemOf: (field: string): string | null =>
      (isAsked ? problems[field] : undefined) ?? readDetail(error ?? test.error, field),
    tryIt: () => input && test.mutate(input),
    save() {
      setAsked(true);
      if (!input) return;
      const done = (title: string) => ({
        onSuccess: ({ sentence }: Alert) => {
          notices.give({ title, description: sentence });
          onClose();
        },
      });
      if (alert) update.mutate({ id: alert.id, ...input }, done("Alert changed"));
      else create.mutate(input, done("Alert created"));
    },
  };
}

export type AlertForm = ReturnType<typeof useAlertForm>;

function firstFields({ preset, alert, subject }: Omit<Options, "onClose">): Fields {
  const draft = toDraft(alert?.condition ?? preset);
  const called = subject ?? alert?.subject?.title ?? "";
  const named = [...SUBJECTS, "wallet"].find((field) => draft.values[field]);
  const names = named ? { [named]: called } : {};
  if (!alert) return { draft, names, ...NEW };
  const { cooldownSeconds, name, channels, webhook } = alert;
  return {
    draft,
    names,
    cooldownSeconds,
    name: name ?? "",
    channels,
    url: webhook?.url ?? "",
    secret: webhook?.signWith?.secret ?? "",
  };
}

function toInput(fields: Fields, condition: AlertCondition): AlertInput {
  const [url, secret] = [fields.url.trim(), fields.secret.trim()];
  const signWith = secret === "" ? {} : { signWith: { secret } };
  return {
    condition,
    name: fields.name.trim() || null,
    channels: [...fields.channels],
    webhook: url === "" ? null : { url, ...signWith },
    cooldownSeconds: fields.cooldownSeconds,
  };
}

const nameIn = ({ names, draft: { values } }: Fields, fields: readonly string[]) =>
  fields.map((field) => values[field] && names[field]).find(Boolean) || null;

function readDetail(error: Error | null, field: string): string | null {
  if (!(error instanceof AppError) || typeof error.details !== "object" || !error.details)
    return null;
  const found: unknown = Reflect.get(error.details, `condition.${field}`);
  return Array.isArray(found) ? String(found[0]) : null;
}
