import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ComponentProps } from "react";
import { WalletLink } from "@/components/wallets/wallet-link";
import { AccountContext } from "@/hooks/use-account";
import { walletLabelsQueryOptions } from "@/hooks/use-wallet-label";

afterEach(cleanup);

const ADDRESS = "0x7f3a00000000000000000000000000000000c21e";

type DrawnProps = Partial<ComponentProps<typeof WalletLink>> & { label?: string };

function Drawn({ label, ...props }: DrawnProps) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  client.setQueryData(
    walletLabelsQueryOptions().queryKey,
    new Map(label === undefined ? [] : [[ADDRESS, label]]),
  );
  return (
    <AccountContext value="ada@example.org">
      <QueryClientProvider client={client}>
        <WalletLink address={ADDRESS} {...props} />
      </QueryClientProvider>
    </AccountContext>
  );
}

describe("a wallet reads by its names", () => {
  it.each([
    { name: "nothing but an address", props: {}, want: "0x7f3a…c21e" },
    { name: "a pseudonym", props: { name: "Quiet-Heron" }, want: "Quiet-Heron0x7f3a…c21e" },
    { name: "a narrow column", props: { name: "Quiet-Heron", compact: true }, want: "Quiet-Heron" },
    { name: "the address as its name", props: { name: `${ADDRESS}-17` }, want: "0x7f3a…c21e" },
    {
      name: "the reader's own label",
      props: { name: "Quiet-Heron", label: "the fund", compact: true },
      want: "◆ Your label: the fund",
    },
  ])("$name", ({ props, want }) => {
    render(<Drawn {...props} />);
    const link = screen.getByRole("link");
    expect(link.textContent).toBe(want);
    expect(link.getAttribute("href")).toBe(`/wallets/${ADDRESS}`);
    expect(link.title).toContain(ADDRESS);
  });
});

it("copies the whole address and says so", async () => {
  const writeText = vi.fn(async (_text: string) => {});
  vi.stubGlobal("navigator", { clipboard: { writeText } });
  render(<Drawn />);
  fireEvent.click(screen.getByRole("button", { name: "Copy the address" }));
  await screen.findByRole("button", { name: "Address copied" });
  expect(writeText).toHaveBeenCalledWith(ADDRESS);
  vi.unstubAllGlobals();
});
