/** Two ridges, one above the other. */
export function Mark() {
  return (
    <svg aria-hidden viewBox="0 0 16 16" className="size-4 shrink-0 fill-none stroke-primary">
      <path d="M1 12 6 4l3.5 5.5L11 7l4 5" strokeWidth="1.5" strokeLinejoin="round" />
      <path d="M1 15h14" strokeWidth="1.5" />
    </svg>
  );
}
