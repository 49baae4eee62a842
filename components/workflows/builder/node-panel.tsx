"use client";

import { Copy, Trash2, X } from "lucide-react";
import { useContext } from "react";
import { Button } from "@/components/ui/button";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { useStore } from "@/hooks/use-store";
import type { NodeTypeInfo } from "@/lib/workflows/api";
import type { GraphNode } from "@/lib/workflows/graph";
import { useModKey } from "@/hooks/use-mod-key";
import { ReadOnlyContext, useBuilder } from "./builder-context";
import { ConfigForm } from "./config-form";
import { NodeDocs } from "./node-docs";
import { NodeIcon } from "./node-icon";
import { NodeInput } from "./node-input";
import { NodeOutput } from "./node-output";
import { RunLog } from "./run-log";

const TAB = "flex min-h-0 flex-1 flex-col data-[state=inactive]:hidden";

export function NodePanel({ node, onClose }: { node: GraphNode; onClose: () => void }) {
  const { types, run } = useBuilder();
  const info = types.get(node.type);
  const log = useStore(run.view, (view) => view.nodes[node.id]?.log);
  const hasFailed = useStore(run.view, (view) => view.nodes[node.id]?.error !== undefined);
  return (
    <aside
      aria-label={`Node ${node.label ?? info?.label ?? node.type}`}
      className="absolute inset-x-0 bottom-0 z-20 flex max-h-[70%] flex-col border-t border-border bg-panel md:inset-y-0 md:left-auto md:max-h-none md:w-[340px] md:border-t-0 md:border-l lg:static lg:shrink-0 xl:w-[380px]"
    >
      <PanelHead node={node} info={info} onClose={onClose} />
      <Tabs defaultValue="config" className="flex min-h-0 flex-1 flex-col">
        <TabsList aria-label="Parts of the node" className="shrink-0">
          <TabsTrigger value="config">Config</TabsTrigger>
          <TabsTrigger value="input">Input</TabsTrigger>
          <TabsTrigger value="output">
            Output{hasFailed && <span className="ml-1 text-no">!</span>}
          </TabsTrigger>
          <TabsTrigger value="log">Log{log && log.length > 0 ? ` ${log.length}` : ""}</TabsTrigger>
          <TabsTrigger value="docs">Docs</TabsTrigger>
        </TabsList>
        <TabsContent value="config" className={TAB}>
          <ConfigForm key={node.id} node={node} info={info} />
        </TabsContent>
        <TabsContent value="input" className={TAB}>
          <NodeInput key={node.id} nodeId={node.id} />
        </TabsContent>
        <TabsContent value="output" className={TAB}>
          <NodeOutput key={node.id} node={node} />
        </TabsContent>
        <TabsContent value="log" className={TAB}>
          <RunLog nodeId={node.id} />
        </TabsContent>
        <TabsContent value="docs" className={TAB}>
          <NodeDocs info={info} />
        </TabsContent>
      </Tabs>
    </aside>
  );
}

function PanelHead({
  node,
  info,
  onClose,
}: {
  node: GraphNode;
  info: NodeTypeInfo | undefined;
  onClose: () => void;
}) {
  const { actions } = useBuilder();
  const mod = useModKey();
  const isReadOnly = useContext(ReadOnlyContext);
  return (
    <div className="flex h-11 shrink-0 items-center gap-1.5 pr-1.5 pl-3">
      <NodeIcon name={info?.icon} />
      <div className="min-w-0 flex-1">
        <input
          aria-label="Name of the node"
          className="h-6 w-full truncate rounded-md border border-transparent bg-transparent px-1 text-body font-medium hover:border-border focus:border-border focus:bg-background"
          maxLength={200}
          readOnly={isReadOnly}
          placeholder={info?.label ?? node.type}
          value={node.label ?? ""}
          onChange={(event) =>
            actions.change(
              node.id,
              // oxlint-disable-next-line unicorn/no-useless-undefined -- an empty name takes the key away
              { label: event.target.value || undefined } as Partial<GraphNode>,
              `label:${node.id}`,
            )
          }
          onBlur={actions.endStep}
        />
      </div>
      {!isReadOnly && (
        <>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label="Duplicate the node"
            title={`Duplicate (${mod} D)`}
            onClick={actions.duplicate}
          >
            <Copy aria-hidden />
          </Button>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label="Delete the node"
            title="Delete"
            onClick={actions.remove}
          >
            <Trash2 aria-hidden />
          </Button>
        </>
      )}
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label="Close the panel"
        title="Close"
        onClick={onClose}
      >
        <X aria-hidden />
      </Button>
    </div>
  );
}
