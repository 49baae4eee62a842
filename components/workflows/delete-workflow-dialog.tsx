"use client";

import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { useDeleteWorkflow } from "@/hooks/use-workflows";
import type { WorkflowSummary } from "@/lib/workflows/api";

type DialogProps = { workflow: WorkflowSummary; onClose: () => void };

/** Asks first: what is deleted cannot be brought back. */
export function DeleteWorkflowDialog({ workflow, onClose }: DialogProps) {
  const remove = useDeleteWorkflow();
  const confirm = () =>
    remove.mutate(workflow.id, {
      onSuccess: () => {
        toast.success(`Deleted “${workflow.name}”`);
        onClose();
      },
    });
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Delete “{workflow.name}”?</DialogTitle>
        </DialogHeader>
        <DialogBody>
          <DialogDescription>
            Its {workflow.nodeCount} nodes are gone for good. The runs that it made stay in your
            history.
          </DialogDescription>
          {remove.error && (
            <p role="alert" className="mt-2 text-label text-no">
              {remove.error.message}
            </p>
          )}
        </DialogBody>
        <DialogFooter>
          <Button variant="outline" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="destructive" disabled={remove.isPending} onClick={confirm}>
            Delete workflow
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
