"use client";

import { NativeSelect } from "@/components/ui/native-select";
import { useWorkflows } from "@/hooks/use-workflows";

type WorkflowFieldProps = {
  id: string;
  value: string;
  "aria-invalid": boolean;
  "aria-describedby"?: string;
  onChange: (value: string, name?: string) => void;
};

export function WorkflowField({ value, onChange, ...field }: WorkflowFieldProps) {
  const workflows = useWorkflows({ sort: "name", limit: 1000 }).data?.data ?? [];
  return (
    <NativeSelect
      {...field}
      className="w-full"
      value={value}
      onChange={({ target }) =>
        onChange(target.value, workflows.find(({ id }) => id === target.value)?.name)
      }
    >
      <option value="">Any of mine</option>
      {workflows.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </NativeSelect>
  );
}
