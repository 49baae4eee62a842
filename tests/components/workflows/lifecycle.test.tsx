import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { DiffView } from "@/components/workflows/lifecycle/diff-view";
import { ScheduleWhen } from "@/components/workflows/lifecycle/schedule-when";
import { WeekdayPicker } from "@/components/workflows/lifecycle/weekday-picker";
import { ScheduleWords } from "@/components/workflows/schedule-words";
import { TemplateCard } from "@/components/workflows/template-card";
import type { CronPreset } from "@/lib/workflows/cron-preset";
import type { Graph } from "@/lib/workflows/graph";
import { workflowTemplates } from "@/lib/workflows/templates";
import { typeLooks } from "@/lib/workflows/type-looks";
import { makeEdge, makeNode } from "@/tests/support/make";

afterEach(cleanup);

const looks = typeLooks();

describe("ScheduleWords", () => {
  const schedule = {
    cron: "0 9 * * 1-5",
    timeZone: "UTC",
    status: "active" as const,
    pauseReason: null,
    nextRunAt: null,
  };
  it.each([
    { name: "none", value: null, words: "By hand" },
    { name: "an active one", value: schedule, words: "Every weekday at 9:00" },
    {
      name: "one that paused itself",
      value: { ...schedule, status: "paused" as const, pauseReason: "5 runs in a row failed" },
      words: "Paused · 5 runs in a row failed",
    },
    {
      name: "one that its owner paused",
      value: { ...schedule, status: "paused" as const, pauseReason: "Paused by its owner" },
      words: "Paused by its owner",
    },
  ])("says $name in words", ({ value, words }) => {
    render(<ScheduleWords schedule={value} />);
    expect(screen.getByText(words)).toBeDefined();
  });
});

describe("ScheduleWhen", () => {
  function draw(preset: CronPreset) {
    const onPreset = vi.fn<(preset: CronPreset) => void>();
    render(
      <ScheduleWhen preset={preset} timeZone="UTC" onPreset={onPreset} onTimeZone={vi.fn()} />,
    );
    return onPreset;
  }

  it("keeps the time of day when the kind changes, and everything in an expression", () => {
    const onPreset = draw({ kind: "daily", time: "07:30" });
    const kind = screen.getByLabelText("Runs");
    fireEvent.change(kind, { target: { value: "weekly" } });
    expect(onPreset).toHaveBeenLastCalledWith({
      kind: "weekly",
      days: [1, 2, 3, 4, 5],
      time: "07:30",
    });
    fireEvent.change(kind, { target: { value: "expression" } });
    expect(onPreset).toHaveBeenLastCalledWith({ kind: "expression", cron: "30 7 * * *" });
  });

  it("takes no number that a field cannot be", () => {
    const onPreset = draw({ kind: "hourly", minute: 5 });
    fireEvent.change(screen.getByLabelText("At minute"), { target: { value: "60" } });
    expect(onPreset).not.toHaveBeenCalled();
    fireEvent.change(screen.getByLabelText("At minute"), { target: { value: "59" } });
    expect(onPreset).toHaveBeenLastCalledWith({ kind: "hourly", minute: 59 });
  });
});

it("keeps at least one day of the week", () => {
  const onDays = vi.fn<(days: number[]) => void>();
  render(<WeekdayPicker days={[1]} onDays={onDays} />);
  fireEvent.click(screen.getByRole("button", { name: "Monday" }));
  expect(onDays).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("button", { name: "Sunday" }));
  expect(onDays).toHaveBeenCalledWith([1, 0]);
});

describe("DiffView", () => {
  const before: Graph = {
    nodes: [makeNode("a", "start"), makeNode("b", "limit", { config: { count: 5 } })],
    edges: [makeEdge("a", "b")],
  };
  const after: Graph = {
    nodes: [
      makeNode("a", "start"),
      makeNode("b", "limit", { config: { count: 9 } }),
      makeNode("c", "end"),
    ],
    edges: [makeEdge("a", "b"), makeEdge("b", "c")],
  };

  it("counts, and names every field that differs", () => {
    render(<DiffView before={before} after={after} looks={looks} sameWords="Nothing differs" />);
    for (const words of [
      "+2 added",
      "−0 removed",
      "~1 changed",
      "count",
      "− 5",
      "+ 9",
      "End, added",
    ])
      expect(screen.getByText(words)).toBeDefined();
    expect(screen.getByText("Limit → End")).toBeDefined();
  });

  it("says so where nothing differs", () => {
    render(<DiffView before={before} after={before} looks={looks} sameWords="Nothing differs" />);
    expect(screen.getByText("Nothing differs")).toBeDefined();
  });
});

it.each(workflowTemplates)("$slug shows its steps, what it needs and what it costs", (template) => {
  const onUse = vi.fn<() => void>();
  render(<TemplateCard template={template} looks={looks} isBusy={false} onUse={onUse} />);
  expect(screen.getByRole("img").getAttribute("aria-label")).toContain("Steps: Start");
  expect(screen.getByText(/No model, no cost|of a model a run/)).toBeDefined();
  fireEvent.click(screen.getByRole("button"));
  expect(onUse).toHaveBeenCalledOnce();
});
