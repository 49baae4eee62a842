"use client";

import { ArrowDown, ArrowUp, ChevronUp, Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { type FieldControlProps, FieldShell } from "./config-field-shell";
import { FieldInput } from "./field-input";
import { useNodeSample } from "./use-node-sample";

/** One field of what comes in. */
export function SingleFieldControl(props: FieldControlProps) {
  const { id, nodeId, field, value, errors, onChange, onDone } = props;
  const { fields } = useNodeSample(nodeId);
  return (
    <FieldShell id={id} field={field} errors={errors}>
      <FieldInput
        id={id}
        label={field.label}
        value={typeof value === "string" ? value : ""}
        fields={fields}
        fallback={field.suggestions}
        placeholder={field.placeholder}
        isWrong={errors.length > 0}
        onChange={(path) => onChange(path.trim() === "" ? undefined : path.trim())}
        onDone={onDone}
      />
    </FieldShell>
  );
}

/** Fields in their order; of an order by them each with its direction, which a leading minus means. */
export function FieldListControl(props: FieldControlProps) {
  const { id, nodeId, field, value, errors, onChange, onDone } = props;
  const { fields } = useNodeSample(nodeId);
  const paths = Array.isArray(value) ? value.map(String) : [];
  const isSort = field.widget === "sort-fields";
  const set = (next: string[]) => onChange(next.length === 0 ? undefined : next);
  const change = (index: number, path: string) =>
    set(paths.map((each, at) => (at === index ? path : each)));
  const unused = fields.find(
    ({ path }) => !paths.some((each) => each.replace(/^-/, "") === path),
  )?.path;
  return (
    <FieldShell id={id} field={field} errors={errors}>
      {paths.map((path, index) => {
        const isDown = path.startsWith("-");
        const plain = isSort ? path.replace(/^-/, "") : path;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- an entry is its place; its name changes while one types
          <div key={index} className="flex items-center gap-1">
            <FieldInput
              label={`${field.label} ${index + 1}`}
              value={plain}
              fields={fields}
              fallback={field.suggestions}
              onChange={(next) => change(index, isDown ? `-${next}` : next)}
              onDone={onDone}
            />
            {isSort && (
              <Button
                variant="outline"
                size="sm"
                className="w-28 shrink-0"
                aria-label={`Direction of ${plain}`}
                onClick={() => change(index, isDown ? plain : `-${plain}`)}
              >
                {isDown ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden />}
                {isDown ? "largest first" : "smallest first"}
              </Button>
            )}
            {paths.length > 1 && (
              <Button
                variant="ghost"
                size="icon-sm"
                disabled={index === 0}
                aria-label={`Move ${plain} up`}
                title="Move up"
                onClick={() => set(moveUp(paths, index))}
              >
                <ChevronUp aria-hidden />
              </Button>
            )}
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={`Remove ${plain}`}
              title="Remove"
              onClick={() => set(paths.filter((_, at) => at !== index))}
            >
              <X aria-hidden />
            </Button>
          </div>
        );
      })}
      <Button
        id={id}
        variant="outline"
        size="sm"
        className="self-start"
        onClick={() => set([...paths, unused ?? ""])}
      >
        <Plus aria-hidden />
        Add field
      </Button>
    </FieldShell>
  );
}

const moveUp = (paths: readonly string[], index: number): string[] =>
  paths.map((path, at) =>
    at === index - 1 ? (paths[index] ?? path) : at === index ? (paths[index - 1] ?? path) : path,
  );
