/**
 * While a mouse drags the canvas or a node, a sheet lies over it: to find the one of hundreds of nodes and wires that is
 * under the pointer would cost more than to move them. Wheels and fingers get none, since they scroll what they are over.
 */
export function createMotionMark() {
  let frame: Element | null = null;
  return {
    hold(event: object | null, what: "canvas" | "node"): void {
      if (frame || !event || !("type" in event) || event.type !== "mousemove") return;
      const target = "target" in event ? event.target : null;
      frame = target instanceof Element ? target.closest(".flow-canvas") : null;
      frame?.setAttribute("data-moving", what);
    },
    release(): void {
      frame?.removeAttribute("data-moving");
      frame = null;
    },
  };
}
