"use client";

import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { NativeSelect } from "@/components/ui/native-select";
import { Switch } from "@/components/ui/switch";
import { type GraphNode, graphNodeSchema } from "@/lib/workflows/graph";
import { useBuilder } from "./builder-context";

/** What every node has beside its config: how long it may take, how often it tries, what an error does. */
export function NodeSettings({ node }: { node: GraphNode }) {
  const { actions } = useBuilder();
  const change = (part: { [K in keyof GraphNode]?: GraphNode[K] | undefined }) =>
    actions.change(node.id, part as Partial<GraphNode>, `settings:${node.id}`);
  return (
    <details className="border-t border-border">
      <summary className="flex h-8 items-center px-3 text-table text-muted-foreground hover:text-foreground">
        Errors, retries, time limit
      </summary>
      <div className="grid grid-cols-2 gap-3 px-3 pt-1 pb-3">
        <div className="col-span-2 flex flex-col gap-1">
          <Label htmlFor={`error-${node.id}`}>When it fails</Label>
          <NativeSelect
            id={`error-${node.id}`}
            value={node.onError ?? "stop"}
            onChange={(event) => {
              const next = graphNodeSchema.shape.onError.parse(event.target.value);
              change({ onError: next === "stop" ? undefined : next });
            }}
          >
            <option value="stop">Skip what depends on it</option>
            <option value="continue">Go on without its output</option>
            <option value="branch">Leave by the branch “error”</option>
          </NativeSelect>
        </div>
        <NumberSetting
          id={`tries-${node.id}`}
          label="Tries"
          value={node.retry?.attempts}
          min={1}
          max={10}
          placeholder="1"
          onChange={(attempts) =>
            change({
              retry:
                attempts === undefined
                  ? undefined
                  : { attempts, backoffMs: node.retry?.backoffMs ?? 1000 },
            })
          }
        />
        <NumberSetting
          id={`limit-${node.id}`}
          label="Time limit, ms"
          value={node.timeoutMs}
          min={1}
          max={3_600_000}
          placeholder="None"
          onChange={(timeoutMs) => change({ timeoutMs })}
        />
        <div className="col-span-2 flex items-center gap-2">
          <Switch
            id={`bypass-${node.id}`}
            checked={node.disabled === true}
            onCheckedChange={(disabled) => change({ disabled: disabled || undefined })}
          />
          <label htmlFor={`bypass-${node.id}`} className="text-table">
            Bypass: pass the input on
          </label>
        </div>
      </div>
    </details>
  );
}

type NumberSettingProps = {
  id: string;
  label: string;
  value: number | undefined;
  min: number;
  max: number;
  placeholder: string;
  onChange: (value: number | undefined) => void;
};

function NumberSetting({ id, label, value, min, max, placeholder, onChange }: NumberSettingProps) {
  return (
    <div className="flex flex-col gap-1">
      <Label htmlFor={id}>{label}</Label>
      <Input
        id={id}
        type="number"
        min={min}
        max={max}
        step={1}
        placeholder={placeholder}
        value={value ?? ""}
        onChange={(event) => {
          const next = event.target.valueAsNumber;
          if (event.target.value === "") onChange(undefined);
          else if (Number.isInteger(next) && next >= min && next <= max) onChange(next);
        }}
      />
    </div>
  );
}
