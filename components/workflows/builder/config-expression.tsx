"use client";

import dynamic from "next/dynamic";
import { useContext, useMemo } from "react";
import { useNow } from "@/hooks/use-now";
import { Textarea } from "@/components/ui/textarea";
import {
  findExpressionProblems,
  kindOfExpression,
  previewExpression,
} from "@/lib/workflows/preview-expression";
import { toSampleRows } from "@/lib/workflows/sample-fields";
import { ReadOnlyContext, useBuilder } from "./builder-context";
import { type FieldControlProps, FieldShell, noteIdOf } from "./config-field-shell";
import { ExpressionHelp } from "./expression-help";
import { ExpressionPreview } from "./expression-preview";
import { useNodeSample } from "./use-node-sample";

const ExpressionEditor = dynamic(
  () => import("./expression-editor").then((file) => file.ExpressionEditor),
  {
    loading: () => (
      <Textarea rows={1} readOnly aria-label="The editor is loading" className="min-h-7" />
    ),
  },
);

const PREVIEW_ROWS = 5;

/** An expression with completion from what really comes in, its fault where it stands, and its value for the first rows. */
export function ExpressionControl(props: FieldControlProps) {
  const { id, nodeId, field, value, errors, onChange, onDone } = props;
  const { canvas } = useBuilder();
  const isReadOnly = useContext(ReadOnlyContext);
  const now = useNow();
  const sample = useNodeSample(nodeId);
  const text = typeof value === "string" ? value : "";
  const isWhole = field.reads === "input";
  const { variables, fields } = sample;
  const row = isWhole ? sample.input : sample.row;
  const scope = useMemo(
    () => ({ row, variables, fields: isWhole ? [] : fields }),
    [row, variables, fields, isWhole],
  );
  const problems = useMemo(
    () => findExpressionProblems(text, row, variables),
    [text, row, variables],
  );
  const preview = useMemo(() => {
    if (sample.value === undefined || problems.length > 0 || text.trim() === "") return null;
    const rows = isWhole ? [sample.value] : toSampleRows(sample.value).slice(0, PREVIEW_ROWS);
    return previewExpression(text, rows, canvas.get().graph.variables ?? {}, new Date(now));
  }, [text, isWhole, sample.value, problems, canvas, now]);
  const [first] = problems;
  const said = first ? [`${first.message} (at character ${first.start + 1})`] : errors;
  return (
    <FieldShell
      id={id}
      field={field}
      errors={said}
      aside={
        <span className="flex items-center gap-1.5 text-label text-faint">
          {kindOfExpression(text, row, variables)}
          <ExpressionHelp />
        </span>
      }
    >
      <ExpressionEditor
        id={id}
        label={field.label}
        value={text}
        placeholder={field.placeholder === "" ? "Type a field or a function" : field.placeholder}
        scope={scope}
        isReadOnly={isReadOnly}
        describedBy={said.length > 0 || field.help ? noteIdOf(id) : undefined}
        isWrong={said.length > 0}
        onChange={(next) => onChange(next === "" ? undefined : next)}
        onBlur={onDone}
      />
      {preview && <ExpressionPreview values={preview} origin={sample.origin} isWhole={isWhole} />}
      {!preview && text !== "" && problems.length === 0 && !sample.isPending && (
        <p className="text-label text-faint">
          No preview yet: run what is before this node, or pin an output.
        </p>
      )}
    </FieldShell>
  );
}
