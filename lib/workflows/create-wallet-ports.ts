import { AppError } from "../errors.ts";
import type { WalletPorts } from "./wallet-ports.ts";

const notYet = async (): Promise<never> => {
  throw new AppError("NOT_CONFIGURED", "This deployment holds no wallet data");
};

export const createWalletPorts = (): WalletPorts => ({
  holders: { list: notYet },
  wallets: {
    positions: notYet,
    closedPositions: notYet,
    trades: notYet,
    activity: notYet,
    summary: notYet,
  },
  whales: { trades: notYet, flows: notYet, flips: notYet, scoreboard: notYet },
  unusual: { markets: notYet, wallets: notYet },
});
