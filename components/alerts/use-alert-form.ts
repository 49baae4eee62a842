"use client";

import { useState } from "react";
import { notices } from "@/hooks/notices";
import { type AlertInput, useCreateAlerts, useTryAlert, useUpdateAlert } from "@/hooks/use-alerts";
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

export type AlertSubject = { id: string; title: string };

type Options = {
  preset: AlertPreset;
  alert?: Alert | undefined;
  subject?: string | undefined;
  /** Further markets, each of which gets an alert like that of the first. */
  others?: readonly AlertSubject[] | undefined;
  onClose: () => void;
};

const NOBODY: readonly AlertSubject[] = [];

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
export function useAlertForm({ preset, alert, subject, others = NOBODY, onClose }: Options) {
  const [known, setFields] = useState(() => firstFields({ preset, alert, subject }));
  const fields = withPreferred(known, usePreferences());
  const [isAsked, setAsked] = useState(false);
  const [made, setMade] = useState(0);
  const [create, update, test] = [useCreateAlerts(), useUpdateAlert(), useTryAlert()];
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
    others,
    /** How many of the picked markets have theirs. */
    made,
    isSaving: create.isPending || update.isPending,
    sentence: condition
      ? `${describeAlert(condition, {
          subject: nameIn(fields, SUBJECTS),
          wallet: nameIn(fields, ["wallet"]),
        })}${andOthers(others.length)}`
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
        onSuccess: (kept: Alert | null) => {
          const description = `${kept?.sentence ?? ""}${andOthers(others.length)}`;
          notices.give({ title, description });
          onClose();
        },
      });
      if (alert) return update.mutate({ id: alert.id, ...input }, done("Alert changed"));
      const title = others.length > 0 ? `${others.length + 1} alerts created` : "Alert created";
      const inputs = toInputs(input, others).slice(made);
      create.mutate({ inputs, onMade: () => setMade((before) => before + 1) }, done(title));
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

/** The same of every market; what fails is tried again without those that have theirs. */
const toInputs = (input: AlertInput, others: readonly AlertSubject[]): AlertInput[] => [
  input,
  ...others.map(({ id }) => ({
    ...input,
    condition: { ...input.condition, marketId: id } as AlertInput["condition"],
  })),
];

function andOthers(count: number): string {
  if (count === 0) return "";
  return count === 1 ? " The same for one other market." : ` The same for ${count} other markets.`;
}

const nameIn = ({ names, draft: { values } }: Fields, fields: readonly string[]) =>
  fields.map((field) => values[field] && names[field]).find(Boolean) || null;

function readDetail(error: Error | null, field: string): string | null {
  if (!(error instanceof AppError) || typeof error.details !== "object" || !error.details)
    return null;
  const found: unknown = Reflect.get(error.details, `condition.${field}`);
  return Array.isArray(found) ? String(found[0]) : null;
}
