"use client";

import { useReactFlow } from "@xyflow/react";
import { useCallback } from "react";
import { useBuilder } from "./builder-context";
import { FIT_VIEW } from "./fit-view";

/** Arranges the picked nodes where they are, or all of them and then shows all. */
export function useTidyUp(): () => void {
  const { actions } = useBuilder();
  const { fitView } = useReactFlow();
  return useCallback(() => {
    void actions.layOut().then((what) => {
      if (what === "all") requestAnimationFrame(() => void fitView(FIT_VIEW));
    });
  }, [actions, fitView]);
}
