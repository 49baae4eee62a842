"use client";

import { useBuilder } from "@/components/workflows/builder/builder-context";

type Detail = { nodeId?: string; message: string };

/** What keeps a version from running; each leads to its node. */
export function PublishProblems({ details, message }: { details: unknown; message: string }) {
  const { actions } = useBuilder();
  const list = Array.isArray(details) ? details.filter(isDetail) : [];
  return (
    <div role="alert" className="mt-1 text-table">
      <p className="font-medium text-no">Not published: it could not run</p>
      {list.length === 0 ? (
        <p>{message}</p>
      ) : (
        <ul className="max-h-32 overflow-auto">
          {list.map(({ nodeId, message: reason }) => (
            <li key={`${nodeId} ${reason}`}>
              {nodeId === undefined ? (
                reason
              ) : (
                <button
                  type="button"
                  className="text-left hover:underline"
                  onClick={() => actions.selectNode(nodeId)}
                >
                  <span className="font-mono text-label text-muted-foreground">{nodeId}</span>{" "}
                  {reason}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const isDetail = (value: unknown): value is Detail =>
  typeof value === "object" && value !== null && "message" in value;
