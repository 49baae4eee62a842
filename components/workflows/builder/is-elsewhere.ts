/** Typing in a field is typing; a dialog or a menu over the page has the keys for itself. */
export function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const field = target.closest("input, textarea, select, [contenteditable=true]");
  return field !== null || target.closest("[role=dialog], [role=menu]") !== null;
}
