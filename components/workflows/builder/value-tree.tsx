"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { toExpressionPath, type ValuePath } from "@/lib/workflows/expression-path";
import { holdsText } from "@/lib/workflows/holds-text";
import { copyText } from "./copy-text";

const PAGE = 50;
const LONG_TEXT = 300;

type TreeProps = { value: unknown; search: string };

/** JSON that folds; every part gives its path as expressions name it, and its value. */
export function ValueTree({ value, search }: TreeProps) {
  const isList = Array.isArray(value);
  const wanted = search.trim().toLowerCase();
  return (
    <div className="min-h-0 flex-1 overflow-auto py-1 font-mono text-label">
      {wanted !== "" && !holdsText(value, wanted) && (
        <p className="px-3 py-2 font-sans text-table text-muted-foreground">
          Nothing in it has “{search}”.
        </p>
      )}
      <Part value={value} path={[]} isList={isList} wanted={wanted} isOpenFirst />
    </div>
  );
}

type PartProps = {
  value: unknown;
  path: ValuePath;
  isList: boolean;
  wanted: string;
  isOpenFirst?: boolean;
};

const isNested = (value: unknown): value is object => typeof value === "object" && value !== null;

function Part({ value, path, isList, wanted, isOpenFirst = false }: PartProps) {
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const isShown = isOpen ?? (isOpenFirst || path.length < 2 || wanted !== "");
  if (!isNested(value))
    return (
      <Line path={path} isList={isList} value={value}>
        <Leaf value={value} wanted={wanted} />
      </Line>
    );
  const count = Array.isArray(value) ? value.length : Object.keys(value).length;
  return (
    <>
      <Line
        path={path}
        isList={isList}
        value={value}
        onToggle={() => setOpen(!isShown)}
        isOpen={isShown}
      >
        <span className="text-faint">{Array.isArray(value) ? `[ ${count} ]` : `{ ${count} }`}</span>
      </Line>
      {isShown && <Parts value={value} path={path} isList={isList} wanted={wanted} />}
    </>
  );
}

function Parts({ value, path, isList, wanted }: PartProps & { value: object }) {
  const [shown, setShown] = useState(PAGE);
  const entries = useMemo(() => {
    const all: [string | number, unknown][] = Array.isArray(value)
      ? value.map((each: unknown, index) => [index, each])
      : Object.entries(value);
    if (wanted === "") return all;
    return all.filter(
      ([key, each]) => String(key).toLowerCase().includes(wanted) || holdsText(each, wanted),
    );
  }, [value, wanted]);
  return (
    <>
      {entries.slice(0, shown).map(([key, each]) => (
        <Part key={key} value={each} path={[...path, key]} isList={isList} wanted={wanted} />
      ))}
      {shown < entries.length && (
        <Button
          variant="ghost"
          size="sm"
          className="ml-6 font-sans"
          onClick={() => setShown(shown + 10 * PAGE)}
        >
          {entries.length - shown} more
        </Button>
      )}
    </>
  );
}

type LineProps = {
  path: ValuePath;
  isList: boolean;
  value: unknown;
  isOpen?: boolean;
  onToggle?: () => void;
  children: React.ReactNode;
};

function Line({ path, isList, value, isOpen, onToggle, children }: LineProps) {
  const key = path.at(-1);
  const name = toExpressionPath(path, isList);
  return (
    <div
      className="group/line flex min-h-5 items-start gap-1 pr-2 hover:bg-accent/50"
      style={{ paddingLeft: 8 + path.length * 12 }}
    >
      {onToggle ? (
        <button
          type="button"
          aria-expanded={isOpen}
          aria-label={`${isOpen ? "Fold" : "Unfold"} ${name}`}
          onClick={onToggle}
          className="mt-0.5 text-faint hover:text-foreground"
        >
          {isOpen ? (
            <ChevronDown aria-hidden className="size-3.5" />
          ) : (
            <ChevronRight aria-hidden className="size-3.5" />
          )}
        </button>
      ) : (
        <span className="w-3.5 shrink-0" />
      )}
      {key !== undefined && (
        <button
          type="button"
          title={`Copy the path: ${name}`}
          onClick={() => void copyText(name, `Copied ${name}`)}
          className="shrink-0 text-muted-foreground hover:text-primary hover:underline"
        >
          {key}
        </button>
      )}
      {key !== undefined && <span className="text-faint">:</span>}
      <span className="min-w-0 flex-1 break-words">{children}</span>
      <button
        type="button"
        onClick={() => void copyText(toText(value), "Copied the value")}
        className="invisible shrink-0 font-sans text-faint group-focus-within/line:visible group-hover/line:visible hover:text-foreground"
      >
        copy
      </button>
    </div>
  );
}

const toText = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value, null, 2) ?? "null");

function Leaf({ value, wanted }: { value: unknown; wanted: string }) {
  const [isWhole, setWhole] = useState(false);
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  const isLong = text.length > LONG_TEXT && !isWhole;
  const isFound = wanted !== "" && text.toLowerCase().includes(wanted);
  return (
    <span
      className={cn(
        typeof value === "string" && "text-yes",
        typeof value === "number" && "text-info tabular-nums",
        typeof value === "boolean" && "text-warn",
        (value === null || value === undefined) && "text-faint",
        isFound && "bg-warn/20",
      )}
    >
      {isLong ? text.slice(0, LONG_TEXT) : text}
      {isLong && (
        <button
          type="button"
          className="ml-1 font-sans text-muted-foreground underline"
          onClick={() => setWhole(true)}
        >
          {text.length - LONG_TEXT} more characters
        </button>
      )}
    </span>
  );
}
