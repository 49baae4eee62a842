import { Kbd } from "@/components/ui/kbd";
import { Modal } from "@/components/ui/modal";
import { useModKey } from "@/hooks/use-mod-key";
import { navigation } from "./navigation";

type Group = { title: string; keys: readonly (readonly [keys: readonly string[], act: string])[] };

const GROUPS: readonly Group[] = [
  {
    title: "Everywhere",
    keys: [
      [["⌘", "K"], "Search markets, pages and actions"],
      [["/"], "Focus the search"],
      [["?"], "Show these keys"],
      [["Esc"], "Close the top layer"],
    ],
  },
  {
    title: "Go to",
    keys: navigation.map(({ key, label }) => [["g", key], label] as const),
  },
  {
    title: "Tables",
    keys: [
      [["j"], "Next row"],
      [["k"], "Previous row"],
      [["Enter"], "Open the row"],
      [["s"], "Star the row"],
      [["Home"], "First row"],
      [["End"], "Last row"],
    ],
  },
  {
    title: "Canvas",
    keys: [
      [["⌘", "Enter"], "Run the workflow"],
      [["⌘", "⇧", "Enter"], "Stop the run"],
      [["⌘", "S"], "Save"],
      [["⌘", "Z"], "Undo; with ⇧ redo"],
      [["Tab"], "Add a node"],
      [["N"], "Add a note"],
      [["C"], "Connect the node"],
      [["P"], "Pin its output"],
      [["F2"], "Rename"],
      [["⌘", "D"], "Duplicate"],
      [["⌘", "B"], "Bypass"],
      [["⌘", "G"], "Group; with ⇧ ungroup"],
      [["⌘", "A"], "Select everything"],
      [["←", "→"], "Nudge; with ⇧ further"],
      [["Alt", "→"], "Go to the next node"],
      [["⇧", "L"], "Arrange the nodes"],
      [["⇧", "1"], "Fit into view; ⇧ 2 the selection"],
      [["⇧", "F10"], "Menu of what has the focus"],
      [["F6"], "Go to the next part of the page"],
      [["Delete"], "Delete the selection"],
    ],
  },
];

export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const mod = useModKey();
  return (
    <Modal label="Keyboard shortcuts" onClose={onClose}>
      <h2 className="flex h-10 shrink-0 items-center border-b border-border px-3 text-body font-medium">
        Keyboard shortcuts
        <button
          type="button"
          onClick={onClose}
          className="ml-auto rounded-md px-2 py-0.5 text-label text-muted-foreground hover:bg-accent"
        >
          Close
        </button>
      </h2>
      <div className="grid gap-x-8 gap-y-4 overflow-y-auto p-3 sm:grid-cols-2">
        {GROUPS.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="label-caps pb-1">{title}</h3>
            <dl>
              {keys.map(([combination, act]) => (
                <div key={act} className="flex h-7 items-center justify-between gap-4 text-table">
                  <dt>{act}</dt>
                  <dd className="flex gap-1">
                    {combination.map((key) => (
                      <Kbd key={key}>{key === "⌘" ? mod : key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
