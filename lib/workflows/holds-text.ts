const MOST_PARTS = 20_000;

/** Whether a key or a value anywhere inside has the text, which is in lower case; looks at so many parts and no more. */
export function holdsText(value: unknown, wanted: string): boolean {
  const stack: unknown[] = [value];
  for (let count = 0; stack.length > 0 && count < MOST_PARTS; count++) {
    const part = stack.pop();
    if (typeof part !== "object" || part === null) {
      if (String(part).toLowerCase().includes(wanted)) return true;
      continue;
    }
    for (const [key, each] of Object.entries(part)) {
      if (!Array.isArray(part) && key.toLowerCase().includes(wanted)) return true;
      stack.push(each);
    }
  }
  return false;
}
