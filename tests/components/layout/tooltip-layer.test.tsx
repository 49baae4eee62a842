import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TooltipLayer } from "@/components/layout/tooltip-layer";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function show() {
  render(
    <>
      <button type="button" title="Best ask − best bid">
        Spread
      </button>
      <TooltipLayer />
    </>,
  );
  return screen.getByRole("button");
}

it("shows a title in place of the browser's own, and gives it back", () => {
  const button = show();
  fireEvent.pointerOver(button);
  act(() => vi.advanceTimersByTime(300));
  expect(screen.getByRole("tooltip").textContent).toBe("Best ask − best bid");
  expect(button.hasAttribute("title")).toBe(false);
  fireEvent.pointerOver(document.body);
  expect(screen.queryByRole("tooltip")).toBeNull();
  expect(button.getAttribute("title")).toBe("Best ask − best bid");
});

it("comes at once for the keyboard, describes what has the focus, and goes on Escape", () => {
  const button = show();
  fireEvent.focusIn(button);
  act(() => vi.advanceTimersByTime(1));
  expect(button.getAttribute("aria-describedby")).toBe(screen.getByRole("tooltip").id);
  fireEvent.keyDown(button, { key: "Escape" });
  expect(screen.queryByRole("tooltip")).toBeNull();
  expect(button.hasAttribute("aria-describedby")).toBe(false);
});

it.each(["pointerOver", "focusIn"] as const)("stays off what its owner opened, on %s", (kind) => {
  const button = show();
  button.setAttribute("aria-expanded", "true");
  fireEvent[kind](button);
  act(() => vi.advanceTimersByTime(300));
  expect(screen.queryByRole("tooltip")).toBeNull();
});

it("does not come back with the focus of a press", () => {
  const button = show();
  fireEvent.pointerDown(button);
  fireEvent.focusIn(button);
  act(() => vi.advanceTimersByTime(300));
  expect(screen.queryByRole("tooltip")).toBeNull();
  fireEvent.pointerUp(button);
});
