import type { Block } from "@/lib/trust/text-document";
import { Spans } from "./spans";

export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, index) =>
    block.kind === "paragraph" ? (
      <p key={index}>
        <Spans spans={block.spans} />
      </p>
    ) : (
      <ul key={index} className="flex list-disc flex-col gap-1.5 pl-4 marker:text-faint">
        {block.items.map((spans, item) => (
          <li key={item}>
            <Spans spans={spans} />
          </li>
        ))}
      </ul>
    ),
  );
}
