import { useQuery } from "@tanstack/react-query";
import { loadEndpoints } from "./load-endpoints";

const ROWS = 5;

/** A node type's example on the busiest markets, else on the prices of the first of them; null where it works on neither. */
export const useWorkedExample = (type: string) =>
  useQuery({
    queryKey: ["worked-example", type],
    queryFn: async ({ signal }) => {
      // All node types and what they compute with: nobody loads them who does not read this.
      const [{ nodeTypeByName }, { workExample }, endpoints] = await Promise.all([
        import("@/lib/workflows/nodes/index"),
        import("@/lib/workflows/work-example"),
        loadEndpoints(),
      ]);
      const nodeType = nodeTypeByName.get(type);
      if (!nodeType) return null;
      const ctx = { now: () => new Date(), signal };
      const { data: markets } = await endpoints.markets(
        { sort: "-volume24h", active: "true", limit: ROWS },
        signal,
      );
      const onMarkets = await workExample(nodeType, [markets], ctx);
      const [first] = markets;
      if (onMarkets || !first) return onMarkets;
      const { candles } = await endpoints.ohlc({ marketId: first.id, interval: "1h" }, signal);
      return workExample(nodeType, [candles], ctx);
    },
    staleTime: 300_000,
    retry: false,
  });
