"use client";

import { useId } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { NativeSelect } from "@/components/ui/native-select";
import { ALERT_FIELDS } from "@/lib/alerts/alert-fields";
import type { AlertPreset } from "@/lib/alerts/alert-draft";
import { ALERT_KIND_WORDS } from "@/lib/alerts/describe-alert";
import { ALERT_KINDS, type Alert, type AlertKind } from "@/lib/alerts/schema";
import { AlertChannels } from "./alert-channels";
import { AlertFailure } from "./alert-failure";
import { AlertFieldControl } from "./alert-field-control";
import { AlertTestResult } from "./alert-test-result";
import { type AlertForm, type AlertSubject, useAlertForm } from "./use-alert-form";

type AlertDialogProps = {
  preset: AlertPreset;
  /** An alert that is changed, and no new one. */
  alert?: Alert;
  subject?: string | undefined;
  /** Further markets, each of which gets an alert like that of the first. */
  others?: readonly AlertSubject[];
  onClose: () => void;
};

const COOLDOWNS = [
  [0, "Every time"],
  [300, "Once in 5 minutes"],
  [900, "Once in 15 minutes"],
  [3600, "Once an hour"],
  [21_600, "Once in 6 hours"],
  [86_400, "Once a day"],
] as const;

/** What to watch, how often and where to be told, with the sentence that it makes. */
export function AlertDialog({ preset, alert, subject, others, onClose }: AlertDialogProps) {
  const form = useAlertForm({ preset, alert, subject, others, onClose });
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keeps the keys and presses of the form from the table row that it was opened in */}
      <DialogContent
        className="top-[8vh] max-h-[84vh]"
        onKeyDown={(event) => event.stopPropagation()}
        onClick={(event) => event.stopPropagation()}
      >
        <DialogHeader>
          <DialogTitle>
            {alert ? "Edit the alert" : others ? `${others.length + 1} new alerts` : "New alert"}
          </DialogTitle>
        </DialogHeader>
        <form
          noValidate
          className="flex min-h-0 flex-col"
          onSubmit={(event) => {
            event.preventDefault();
            form.save();
          }}
        >
          <DialogBody className="flex flex-col gap-3">
            <DialogDescription className="rounded-md border border-border bg-raised px-2.5 py-2 text-body text-foreground">
              <bdi>{form.sentence}</bdi>
            </DialogDescription>
            <ConditionFields form={form} />
            <div className="grid gap-3 sm:grid-cols-2">
              <Cooldown form={form} />
              <NameField form={form} />
            </div>
            <AlertChannels form={form} />
            {form.test.data && <AlertTestResult test={form.test.data} />}
            <AlertFailure error={form.test.error ?? form.error} />
          </DialogBody>
          <DialogFooter>
            <Button
              type="button"
              variant="outline"
              className="mr-auto"
              disabled={form.input === null || form.test.isPending}
              onClick={form.tryIt}
            >
              {form.test.isPending ? "Testing…" : others ? "Test the first" : "Test"}
            </Button>
            <Button type="button" variant="outline" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={form.isSaving}>
              {alert ? "Save" : createWords(form)}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

function createWords({ others, made, isSaving }: AlertForm): string {
  if (others.length === 0) return "Create alert";
  const all = others.length + 1;
  if (isSaving) return `Creating ${Math.min(all, made + 1)} of ${all}…`;
  return made > 0 ? `Create the other ${all - made}` : `Create ${all} alerts`;
}

function ConditionFields({ form }: { form: AlertForm }) {
  const id = useId();
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <div className="flex flex-col gap-1 sm:col-span-2">
        <Label htmlFor={id}>Kind</Label>
        <NativeSelect
          id={id}
          className="w-full"
          value={form.fields.draft.kind}
          onChange={(event) => {
            const kind = ALERT_KINDS.find((each) => each === event.target.value);
            if (kind) form.setKind(kind);
          }}
        >
          {ALERT_KINDS.filter((kind) => form.others.length === 0 || isOfMarket(kind)).map(
            (kind) => (
              <option key={kind} value={kind}>
                {ALERT_KIND_WORDS[kind]}
              </option>
            ),
          )}
        </NativeSelect>
      </div>
      {ALERT_FIELDS[form.fields.draft.kind].map((field) =>
        field.name === "marketId" && form.others.length > 0 ? (
          <PickedMarkets key="picked" form={form} />
        ) : (
          <AlertFieldControl
            key={`${form.fields.draft.kind} ${field.name}`}
            field={field}
            value={form.fields.draft.values[field.name] ?? ""}
            name={form.fields.names[field.name] ?? ""}
            problem={form.problemOf(field.name)}
            onChange={(value, name) => form.setValue(field.name, value, name)}
          />
        ),
      )}
    </div>
  );
}

const isOfMarket = (kind: AlertKind) => ALERT_FIELDS[kind].some(({ name }) => name === "marketId");

const SHOWN_TITLES = 3;

function PickedMarkets({ form }: { form: AlertForm }) {
  const { draft, names } = form.fields;
  const first = { id: draft.values["marketId"] ?? "", title: names["marketId"] ?? "" };
  const markets = [first, ...form.others];
  const hidden = markets.length - SHOWN_TITLES;
  return (
    <div className="flex min-w-0 flex-col gap-1 sm:col-span-2">
      <p className="label-caps">Picked markets</p>
      <ul className="rounded-md border border-border bg-raised px-2 py-1 text-table">
        {markets.slice(0, hidden === 1 ? markets.length : SHOWN_TITLES).map(({ id, title }) => (
          <li key={id} className="truncate" title={title}>
            <bdi>{title}</bdi>
          </li>
        ))}
        {hidden > 1 && (
          <li
            className="text-muted-foreground"
            title={markets
              .slice(SHOWN_TITLES)
              .map(({ title }) => title)
              .join("\n")}
          >{`and ${hidden} others`}</li>
        )}
      </ul>
    </div>
  );
}

function Cooldown({ form }: { form: AlertForm }) {
  const id = useId();
  const { cooldownSeconds } = form.fields;
  const isUsual = COOLDOWNS.some(([seconds]) => seconds === cooldownSeconds);
  return (
    <div className="flex flex-col gap-1">
      <Label htmlFor={id}>Tell me at most</Label>
      <NativeSelect
        id={id}
        className="w-full"
        value={cooldownSeconds}
        onChange={(event) => form.set({ cooldownSeconds: Number(event.target.value) })}
      >
        {!isUsual && <option value={cooldownSeconds}>Once in {cooldownSeconds} seconds</option>}
        {COOLDOWNS.map(([seconds, label]) => (
          <option key={seconds} value={seconds}>
            {label}
          </option>
        ))}
      </NativeSelect>
    </div>
  );
}

function NameField({ form }: { form: AlertForm }) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <Label htmlFor={id}>Name, if you like</Label>
      <Input
        id={id}
        maxLength={120}
        value={form.fields.name}
        onChange={(event) => form.set({ name: event.target.value })}
      />
    </div>
  );
}
