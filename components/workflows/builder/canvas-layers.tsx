"use client";

import dynamic from "next/dynamic";
import { useStore } from "@/hooks/use-store";
import { useCanvasUi } from "./canvas-ui";

// What opens by an act of the user is loaded by it, so that the canvas is there sooner.
const AddNodeMenu = dynamic(() => import("./add-node-menu").then((file) => file.AddNodeMenu));
const CanvasMenu = dynamic(() => import("./canvas-menu").then((file) => file.CanvasMenu));
const ConnectMenu = dynamic(() => import("./connect-menu").then((file) => file.ConnectMenu));

/** The menus over the canvas. */
export function CanvasLayers() {
  const ui = useCanvasUi();
  const addMenu = useStore(ui.addMenu, (open) => open);
  const menu = useStore(ui.menu, (open) => open);
  const connectFrom = useStore(ui.connectFrom, (open) => open);
  return (
    <>
      {addMenu && <AddNodeMenu open={addMenu} />}
      {menu && <CanvasMenu key={`${menu.at.x} ${menu.at.y}`} open={menu} />}
      {connectFrom && <ConnectMenu from={connectFrom} />}
    </>
  );
}
