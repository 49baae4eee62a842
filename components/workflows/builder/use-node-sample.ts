"use client";

import { useContext, useMemo } from "react";
import { useInputSample } from "@/hooks/use-input-sample";
import { useStore } from "@/hooks/use-store";
import { arrivingType } from "@/lib/workflows/arriving-type";
import { typeOfValue } from "@/lib/workflows/expression/value-type";
import { toInputType, toRowType, toSampleFields } from "@/lib/workflows/sample-fields";
import { PastContext, useBuilder } from "./builder-context";
import { useGraphMeaning } from "./use-graph-meaning";

/** What is known of a node's input: a sample of it, its types, and the fields that its rows have. */
export function useNodeSample(nodeId: string) {
  const { workflow, canvas, run, types } = useBuilder();
  const graph = useGraphMeaning(canvas);
  const view = useStore(run.view, (each) => each);
  const isPast = useContext(PastContext);
  const sample = useInputSample(workflow.id, graph, view, nodeId, isPast);
  const promised = useMemo(() => arrivingType(graph, types, nodeId), [graph, types, nodeId]);
  return useMemo(() => {
    const row = toRowType(promised, sample.value);
    return {
      ...sample,
      row,
      input: toInputType(promised, sample.value),
      variables: typeOfValue(graph.variables ?? {}),
      fields: toSampleFields(row, sample.value),
    };
  }, [promised, sample, graph.variables]);
}

export type NodeSample = ReturnType<typeof useNodeSample>;
