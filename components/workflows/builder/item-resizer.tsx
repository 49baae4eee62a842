"use client";

import { NodeResizer } from "@xyflow/react";
import { useContext } from "react";
import { ReadOnlyContext } from "./builder-context";

export function ItemResizer({ isVisible }: { isVisible: boolean }) {
  const isReadOnly = useContext(ReadOnlyContext);
  return (
    <NodeResizer
      isVisible={isVisible && !isReadOnly}
      minWidth={96}
      minHeight={64}
      handleClassName="item-grip"
      lineClassName="item-edge"
    />
  );
}
