"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { useRenameWorkflow } from "@/hooks/use-workflows";
import type { WorkflowSummary } from "@/lib/workflows/api";

type DialogProps = { workflow: WorkflowSummary; onClose: () => void };

export function RenameWorkflowDialog({ workflow, onClose }: DialogProps) {
  const [name, setName] = useState(workflow.name);
  const rename = useRenameWorkflow();
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { id, version } = workflow;
    rename.mutate({ id, version, name: name.trim() }, { onSuccess: onClose });
  };
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        aria-describedby={undefined}
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          field.current?.select();
        }}
      >
        <DialogHeader>
          <DialogTitle>Rename the workflow</DialogTitle>
        </DialogHeader>
        <form onSubmit={submit}>
          <DialogBody className="flex flex-col gap-1">
            <Label htmlFor="workflow-name">Name</Label>
            <Input
              ref={field}
              id="workflow-name"
              required
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            {rename.error && (
              <p role="alert" className="text-label text-no">
                {rename.error.message}
              </p>
            )}
          </DialogBody>
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={name.trim() === "" || rename.isPending}>
              Rename
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
