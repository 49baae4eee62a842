export function FormAlert({ children }: { children: string | null }) {
  if (children === null) return null;
  return (
    <p
      role="alert"
      className="rounded-md border border-no/35 bg-no/10 px-2.5 py-1.5 text-table text-no"
    >
      {children}
    </p>
  );
}
