"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "@/hooks/toast";
import { Button } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";
import { useImportWorkflow } from "@/hooks/use-workflows";
import { AppError } from "@/lib/errors";
import type { Problem } from "@/lib/workflows/graph";

const MAX_BYTES = 4 * 2 ** 20;

export type ImportFailureReason = {
  fileName: string;
  message: string;
  problems: readonly Pick<Problem, "field" | "message">[];
};

/** Reads a file, makes a workflow of it and opens it; what is wrong is told with its field. */
export function useImportFile() {
  const router = useRouter();
  const importing = useImportWorkflow();
  const [failure, setFailure] = useState<ImportFailureReason | null>(null);
  const importFile = async (file: File) => {
    const fail = (message: string, problems: ImportFailureReason["problems"] = []) =>
      setFailure({ fileName: file.name, message, problems });
    if (file.size > MAX_BYTES) return fail("The file is larger than 4 MB, which no workflow is.");
    const content = readJson(await file.text());
    if (!content) return fail("The file holds no JSON object.");
    try {
      const { workflow, problems, missingSecrets } = await importing.mutateAsync(content);
      toast.success(`Imported “${workflow.name}”`, {
        description: describe(problems.length, missingSecrets),
      });
      router.push(`/strategy-builder/${workflow.id}`);
    } catch (error) {
      if (!(error instanceof AppError)) return fail("The server could not be reached.");
      fail(error.message, readProblems(error.details));
    }
  };
  return { importFile, failure, dismiss: () => setFailure(null), isImporting: importing.isPending };
}

function describe(problems: number, missingSecrets: readonly string[]): string {
  const words = [
    ...(problems > 0 ? [`${problems} to mend before it can run`] : []),
    ...(missingSecrets.length > 0 ? [`needs the secrets ${missingSecrets.join(", ")}`] : []),
  ];
  return words.length > 0 ? words.join("; ") : "It can run as it stands.";
}

function readJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function readProblems(details: unknown): ImportFailureReason["problems"] {
  if (!Array.isArray(details)) return [];
  return details.flatMap((each: unknown) => {
    if (typeof each !== "object" || each === null || !("message" in each)) return [];
    const field = "field" in each && typeof each.field === "string" ? { field: each.field } : {};
    return [{ ...field, message: String(each.message) }];
  });
}

export function ImportFailure({
  failure: { fileName, message, problems },
  onClose,
}: {
  failure: ImportFailureReason;
  onClose: () => void;
}) {
  return (
    <Modal label="Not imported" onClose={onClose}>
      <div role="alert" className="flex min-h-0 flex-col">
        <h2 className="border-b border-border px-3 py-2.5 text-body font-semibold">
          Not imported: {fileName}
        </h2>
        <div className="min-h-0 overflow-auto px-3 py-3 text-table">
          {problems.length === 0 ? (
            <p>{message}</p>
          ) : (
            <table className="w-full border-collapse">
              <thead>
                <tr className="text-left">
                  <th className="label-caps w-40 py-1 font-normal">Where</th>
                  <th className="label-caps py-1 font-normal">What is wrong</th>
                </tr>
              </thead>
              <tbody>
                {problems.map(({ field, message: reason }) => (
                  <tr key={`${field} ${reason}`} className="border-t border-border align-top">
                    <td className="py-1.5 pr-3 font-mono text-label">{field ?? "the file"}</td>
                    <td className="py-1.5">{reason}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <p className="mt-3 text-muted-foreground">
            Nothing was changed. Mend the file and drop it again.
          </p>
        </div>
        <div className="flex justify-end border-t border-border px-3 py-2">
          <Button variant="outline" onClick={onClose}>
            Close
          </Button>
        </div>
      </div>
    </Modal>
  );
}
