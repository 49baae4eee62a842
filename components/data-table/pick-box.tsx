import { useEffect, useRef } from "react";

const BOX =
  "block size-3.5 cursor-pointer appearance-none rounded-sm border border-input/70 bg-transparent text-primary-foreground hover:border-primary checked:border-primary checked:bg-primary indeterminate:border-primary indeterminate:bg-primary before:block before:text-center before:text-[10px] before:leading-3 checked:before:content-['✓'] indeterminate:before:content-['–']";

/** The row's own box; `x` presses it, with Shift for all rows since the last one. */
export function PickBox({
  label,
  isPicked,
  onToggle,
}: {
  label: string;
  isPicked: boolean;
  onToggle: (isRange: boolean) => void;
}) {
  return (
    <input
      type="checkbox"
      aria-label={label}
      data-row-key="x"
      className={BOX}
      checked={isPicked}
      onChange={() => {}}
      onClick={(event) => onToggle(event.shiftKey)}
    />
  );
}

/** All of the filter, or nothing. */
export function PickAllBox({
  count,
  total,
  onAll,
  onClear,
}: {
  count: number;
  total: number;
  onAll: () => void;
  onClear: () => void;
}) {
  const box = useRef<HTMLInputElement>(null);
  const isPartly = count > 0 && count < total;
  useEffect(() => {
    if (box.current) box.current.indeterminate = isPartly;
  }, [isPartly]);
  const label = count > 0 ? "Pick none" : `Pick all ${total} of this filter`;
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={label}
      title={label}
      className={BOX}
      checked={count > 0 && count === total}
      onChange={() => (count > 0 ? onClear() : onAll())}
    />
  );
}
