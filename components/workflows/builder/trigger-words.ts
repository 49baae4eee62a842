import type { Run } from "@/lib/workflows/api";

export const TRIGGER_WORDS: Record<Run["trigger"], string> = {
  stream: "by hand",
  background: "in the background",
  schedule: "by schedule",
  "sub-workflow": "by a workflow",
};
