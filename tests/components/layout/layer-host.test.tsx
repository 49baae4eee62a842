import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LayerHost } from "@/components/layout/layer-host";

const push = vi.fn<(href: string) => void>();
vi.mock("next/navigation", () => ({ useRouter: () => ({ push }), usePathname: () => "/" }));

beforeEach(() => push.mockClear());
afterEach(cleanup);

const press = (target: Element, ...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(target, { key });
};

function show() {
  render(
    <>
      <input aria-label="Any field" />
      <input aria-label="The search" data-focus-key="/" />
      <LayerHost />
    </>,
  );
}

describe("keys of every page", () => {
  it.each([
    { keys: ["g", "d"], href: "/discovery" },
    { keys: ["g", "e"], href: "/events" },
    { keys: ["g", "h"], href: "/" },
    { keys: ["g", "s"], href: "/strategy-builder" },
  ])("$keys goes to $href", ({ keys, href }) => {
    show();
    press(document.body, ...keys);
    expect(push).toHaveBeenCalledExactlyOnceWith(href);
  });

  it("go nowhere for a letter that no page has, or without the g", () => {
    show();
    press(document.body, "g", "x", "d");
    expect(push).not.toHaveBeenCalled();
  });

  it("stay with the field that is typed in", () => {
    show();
    const field = screen.getByLabelText("Any field");
    press(field, "g", "d", "?", "/");
    expect(push).not.toHaveBeenCalled();
    expect(screen.queryByText("Keyboard shortcuts")).toBeNull();
    expect(document.activeElement).not.toBe(screen.getByLabelText("The search"));
  });

  it("lead to the page's search by a slash", () => {
    show();
    press(document.body, "/");
    expect(document.activeElement).toBe(screen.getByLabelText("The search"));
  });

  it("show what they are", async () => {
    show();
    press(document.body, "?");
    expect(await screen.findByText("Keyboard shortcuts")).toBeTruthy();
  });
});
