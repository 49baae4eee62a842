/** An absolute time that reads the same for everyone: "2026-11-21 10:33 UTC"; unknown is "—". */
export function formatMoment(iso: string | null | undefined): string {
  if (!iso) return "—";
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return "—";
  return `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
