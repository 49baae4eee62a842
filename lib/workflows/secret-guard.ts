import type { EventPump } from "./event-pump.ts";
import type { NodeError, RunEvent } from "./events.ts";
import { NodeFault, toNodeError } from "./node-fault.ts";
import type { FinishedStep } from "./run-log.ts";
import type { SecretPort } from "./secret-port.ts";

const MAX_DEPTH = 200;

export type SecretGuard = {
  /** Remembers what it gives out. */
  secrets: SecretPort;
  /** The same value, with what was given out put as `[secret NAME]`; the value itself where nothing of it is in there. */
  redact<T>(value: T): T;
};

/** Keeps the secrets that a run has read out of what it tells; as long as none was read it costs nothing. */
export function createSecretGuard(port: SecretPort): SecretGuard {
  const marks = new Map<string, string>();
  return {
    secrets: {
      async read(name, signal) {
        const value = await port.read(name, signal);
        for (const form of formsOf(value)) marks.set(form, `[secret ${name}]`);
        return value;
      },
    },
    redact: <T>(value: T) =>
      marks.size === 0 ? value : (redactValue(value, longestFirst(marks), 0) as T),
  };
}

/** Everything that leaves a run goes through its pump. */
export const guardPump = (pump: EventPump, guard: SecretGuard): EventPump => ({
  ...pump,
  push: (event) => pump.push(redactEvent(event, guard)),
  save: (step) => pump.save(redactStep(step, guard)),
});

type Redact = Pick<SecretGuard, "redact">;

/** Ids, states and times are the graph's and ours, and stay as they are. */
function redactEvent(event: RunEvent, { redact }: Redact): RunEvent {
  switch (event.type) {
    case "node_output":
      return {
        ...event,
        ...("output" in event && { output: redact(event.output) }),
        ...("preview" in event && { preview: redact(event.preview) }),
      };
    case "node_delta":
      return { ...event, text: redact(event.text) };
    case "node_log":
      return { ...event, message: redact(event.message) };
    case "node_status":
      return event.error ? { ...event, error: redactError(event.error, { redact }) } : event;
    case "run_finished":
      return {
        ...event,
        outputs: mapValues(event.outputs, redact),
        errors: mapValues(event.errors, (error) => redactError(error, { redact })),
      };
    default:
      return event;
  }
}

/** A failure as it may be told; the one that was thrown where nothing was read. */
export function redactFailure(cause: unknown, { redact }: Redact): unknown {
  const { code, message } = toNodeError(cause);
  const told = redact(message);
  return told === message ? cause : new NodeFault(code, told);
}

const redactStep = (step: FinishedStep, { redact }: Redact): FinishedStep => ({
  ...step,
  ...("output" in step && { output: redact(step.output) }),
  ...(step.error && { error: redactError(step.error, { redact }) }),
});

const redactError = ({ code, message }: NodeError, { redact }: Redact): NodeError => ({
  code,
  message: redact(message),
});

const mapValues = <T>(record: Record<string, T>, change: (value: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

type Marks = readonly (readonly [form: string, mark: string])[];

const longestFirst = (marks: ReadonlyMap<string, string>): Marks =>
  [...marks].sort(([a], [b]) => b.length - a.length);

/** As it is, and as servers echo it: in a URL, in JSON text, in base64 wherever in a longer text it began. */
function formsOf(value: string): string[] {
  const forms = new Set([value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)]);
  const bytes = String.fromCharCode(...new TextEncoder().encode(value));
  for (const lead of ["", "\0", "\0\0"]) {
    // Letters that carry bits of a neighbour differ from case to case and are left out.
    const start = Math.ceil((lead.length * 8) / 6);
    const end = Math.floor(((lead.length + bytes.length) * 8) / 6);
    const encoded = btoa(lead + bytes).slice(start, end);
    if (encoded.length < 8) continue;
    forms.add(encoded);
    forms.add(encoded.replaceAll("+", "-").replaceAll("/", "_"));
  }
  return [...forms];
}

function redactText(text: string, marks: Marks): string {
  let redacted = text;
  for (const [form, mark] of marks)
    if (redacted.includes(form)) redacted = redacted.replaceAll(form, () => mark);
  return redacted;
}

/** Copies only what holds a secret. What is too deep is refused as an output anyway. */
function redactValue(value: unknown, marks: Marks, depth: number): unknown {
  if (typeof value === "string") return redactText(value, marks);
  if (typeof value === "number")
    return marks.find(([form]) => form === String(value))?.[1] ?? value;
  if (typeof value !== "object" || value === null || depth > MAX_DEPTH) return value;
  if ("toJSON" in value && typeof value.toJSON === "function")
    return redactValue(value.toJSON(), marks, depth + 1);
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => redactValue(item, marks, depth + 1));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  const entries = Object.entries(value).map(
    ([key, item]) =>
      [redactText(key, marks), redactValue(item, marks, depth + 1), key, item] as const,
  );
  if (entries.every(([key, item, oldKey, oldItem]) => key === oldKey && item === oldItem))
    return value;
  return Object.fromEntries(entries.map(([key, item]) => [key, item]));
}
