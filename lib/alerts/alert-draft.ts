import { ALERT_FIELDS, type AlertField } from "./alert-fields.ts";
import type { AlertCondition, AlertKind } from "./schema.ts";

/** What a place that offers an alert knows already; the form asks for the rest. */
export type AlertPreset = {
  [K in AlertKind]: { kind: K } & Partial<Omit<Extract<AlertCondition, { kind: K }>, "kind">>;
}[AlertKind];

/** A condition as its form holds it: texts by field. */
export type AlertDraft = { kind: AlertKind; values: Readonly<Record<string, string>> };

/** A preset with the usual values of its kind in the place of what it leaves open. */
export function toDraft(preset: AlertPreset): AlertDraft {
  const given = preset as Record<string, unknown>;
  const values = ALERT_FIELDS[preset.kind].map(({ name, usual, control }) => {
    const value = given[name];
    return [name, value === undefined ? (usual ?? "") : toText(control, value)];
  });
  return { kind: preset.kind, values: Object.fromEntries(values) as AlertDraft["values"] };
}

/** The other kind with what both ask for kept. */
export function changeKind({ values }: AlertDraft, kind: AlertKind): AlertDraft {
  const fresh = toDraft({ kind } as AlertPreset);
  const kept = Object.fromEntries(
    ["marketId", "wallet", "eventSlug", "workflowId"].flatMap((name) =>
      values[name] && name in fresh.values ? [[name, values[name]]] : [],
    ),
  ) as Record<string, string>;
  return { kind, values: { ...fresh.values, ...kept } };
}

type Read = { condition: AlertCondition | null; problems: Record<string, string> };

/** The condition that a form says, or what is missing by field; the server judges the rest. */
export function readDraft({ kind, values }: AlertDraft): Read {
  const problems: Record<string, string> = {};
  const condition: Record<string, unknown> = { kind };
  for (const field of ALERT_FIELDS[kind]) {
    const text = (values[field.name] ?? "").trim();
    if (text === "") {
      if (!field.optional) problems[field.name] = "is needed";
      continue;
    }
    const value = toValue(field.control, text);
    if (value === null) problems[field.name] = "must be a number";
    else condition[field.name] = value;
  }
  const isWhole = Object.keys(problems).length === 0;
  return { condition: isWhole ? (condition as AlertCondition) : null, problems };
}

function toText(control: AlertField["control"], value: unknown): string {
  if (control === "cents") return String(Math.round(Number(value) * 10_000) / 100);
  if (control === "screen") return JSON.stringify(value);
  return String(value);
}

function toValue(control: AlertField["control"], text: string): unknown {
  if (control === "screen") return JSON.parse(text) as unknown;
  if (!["cents", "usd", "percent", "minutes", "span"].includes(control)) return text;
  const number = Number(text.replaceAll(",", "").replace(/^\$/, ""));
  if (!Number.isFinite(number)) return null;
  return control === "cents" ? Math.round(number * 1e4) / 1e6 : number;
}
