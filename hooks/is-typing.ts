/** A box takes no letters; everything else that is typed into does, and layers keep their keys for themselves. */
const FIELDS =
  "input:not([type=checkbox]), textarea, select, [role=textbox], [role=dialog], [role=menu]";

/** Shortcuts must leave keys alone that go into a field, or that the browser and the system own. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest(FIELDS) !== null;
}
