import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import type { NodeTypeInfo } from "@/lib/workflows/api";
import { wordOfKind } from "@/lib/workflows/can-carry";

const NodeExample = dynamic(() => import("./node-example").then((file) => file.NodeExample));

/** The words of the type itself; backticks become code, nothing else is read as markup. */
export function NodeDocs({ info }: { info: NodeTypeInfo | undefined }) {
  if (!info) return <p className="p-3 text-table text-muted-foreground">Unknown node type.</p>;
  const facts: [string, string][] = [
    ["Type", `${info.type} · version ${info.version}`],
    ["Takes", info.input ? wordOfKind(info.input.kind) : "nothing"],
    ["Puts out", putsOut(info)],
    ...(info.branches.length > 0
      ? [["Branches", info.branches.join(", ")] as [string, string]]
      : []),
  ];
  return (
    <div className="flex flex-col gap-3 overflow-y-auto p-3 text-table">
      <p className="font-medium">{info.description}</p>
      <p>{withCode(info.docs)}</p>
      <dl className="grid grid-cols-[80px_1fr] gap-y-1 border-y border-border py-2">
        {facts.map(([term, fact]) => (
          <div key={term} className="contents">
            <dt className="text-muted-foreground">{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <div>
        <h2 className="label-caps mb-1">Example</h2>
        <pre className="overflow-x-auto rounded-md border border-border bg-background p-2 font-mono text-label">
          {JSON.stringify(info.example.config, null, 2)}
        </pre>
      </div>
      <NodeExample key={info.type} type={info.type} />
    </div>
  );
}

function putsOut({ input, output }: NodeTypeInfo): string {
  if (!output) return "the result of the run";
  return output.kind === "same" && input ? "the kind that came in" : wordOfKind(output.kind);
}

const withCode = (text: string): ReactNode[] =>
  text.split("`").map((part, index) =>
    index % 2 === 1 ? (
      // oxlint-disable-next-line react/no-array-index-key -- parts of one fixed text
      <code key={index} className="rounded-sm bg-raised px-1 font-mono text-label">
        {part}
      </code>
    ) : (
      part
    ),
  );
