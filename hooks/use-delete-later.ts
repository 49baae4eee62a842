"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { createDeleteLater } from "@/lib/workflows/delete-later";
import { useStore } from "./use-store";

/** Outlives the page that asked, so that going elsewhere in the product does not bring a row back. */
const later = createDeleteLater({
  // `keepalive` lets the request end though its page is gone.
  send: async (id) => {
    const response = await fetch(`/api/workflows/${id}`, { method: "DELETE", keepalive: true });
    if (!response.ok && response.status !== 404)
      throw new Error(`The server answered ${response.status}`);
  },
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
});

/** Workflows go for good a while after they were taken away; until then `undo` brings them back as they were. */
export function useDeleteLater(onFailure: (id: string) => void) {
  const client = useQueryClient();
  const hidden = useStore(later.hidden, (ids) => ids);
  useEffect(() => {
    const leave = () => later.flush();
    window.addEventListener("pagehide", leave);
    return () => window.removeEventListener("pagehide", leave);
  }, []);
  return {
    hidden,
    remove: (id: string) =>
      later.add(id, (isGone) => {
        if (!isGone) onFailure(id);
        void client.invalidateQueries({ queryKey: ["workflows"] });
      }),
    undo: later.undo,
  };
}
