"use client";

import { useTheme } from "next-themes";
import { Input } from "@/components/ui/input";
import { useIsLive } from "@/hooks/use-is-live";
import { useSettings } from "@/hooks/use-settings";
import { applyPalette } from "@/components/layout/apply-palette";
import type { Settings } from "@/lib/settings/schema";
import { ChoiceGroup } from "./choice-group";
import { SettingsRow } from "./settings-row";
import { SettingsSection } from "./settings-section";

const THEMES = [
  { value: "dark", label: "Dark" },
  { value: "light", label: "Light" },
  { value: "system", label: "System" },
] as const;
const PALETTES = [
  {
    value: "green-red",
    label: <Pair yes="oklch(0.68 0.15 158)" no="oklch(0.64 0.19 16)" words="Green, red" />,
  },
  {
    value: "blue-orange",
    label: <Pair yes="oklch(0.66 0.13 247)" no="oklch(0.69 0.14 60)" words="Blue, orange" />,
  },
] as const;

const DENSITIES = [
  { value: "compact", label: "Compact" },
  { value: "comfortable", label: "Comfortable" },
] as const;

/** Theme and colours hold for this browser at once, and are kept with the account. */
export function AppearanceSection({ initial }: { initial: Settings }) {
  const { data: settings = initial, update } = useSettings(initial);
  const { theme, setTheme } = useTheme();
  const isLive = useIsLive();
  return (
    <SettingsSection id="appearance" title="Appearance">
      <SettingsRow label="Theme">
        <ChoiceGroup
          label="Theme"
          name="theme"
          choices={THEMES}
          value={isLive ? (theme as Settings["theme"]) : undefined}
          onChoose={(next) => {
            setTheme(next);
            update({ theme: next });
          }}
        />
      </SettingsRow>
      <SettingsRow label="YES and NO" hint="Blue and orange can be told apart by everybody">
        <ChoiceGroup
          label="Colours of YES and NO"
          name="palette"
          choices={PALETTES}
          value={settings.palette}
          onChoose={(next) => {
            applyPalette(next);
            update({ palette: next });
          }}
        />
      </SettingsRow>
      <SettingsRow label="Rows of the screener" hint="A link can name its own">
        <ChoiceGroup
          label="Rows of the screener"
          name="density"
          choices={DENSITIES}
          value={settings.density}
          onChoose={(next) => update({ density: next })}
        />
      </SettingsRow>
      <SettingsRow
        label="My size"
        htmlFor="size-usd"
        hint="Dollars for the executable price, where no other size is named"
      >
        <SizeField key={settings.sizeUsd} value={settings.sizeUsd} onSave={update} />
      </SettingsRow>
    </SettingsSection>
  );
}

function SizeField({
  value,
  onSave,
}: {
  value: number;
  onSave: (patch: { sizeUsd: number }) => void;
}) {
  return (
    <span className="flex items-center gap-1.5 text-table text-muted-foreground">
      $
      <Input
        id="size-usd"
        type="number"
        min={1}
        max={1_000_000}
        step="any"
        defaultValue={value}
        className="w-28 text-right tabular-nums"
        onBlur={({ target }) => {
          const next = target.valueAsNumber;
          if (target.checkValidity() && next > 0 && next !== value) onSave({ sizeUsd: next });
        }}
      />
    </span>
  );
}

function Pair({ yes, no, words }: { yes: string; no: string; words: string }) {
  return (
    <>
      <span aria-hidden className="flex gap-px">
        <span className="size-2.5 rounded-l-sm" style={{ background: yes }} />
        <span className="size-2.5 rounded-r-sm" style={{ background: no }} />
      </span>
      {words}
    </>
  );
}
