"use client";

import { createContext, use } from "react";

/** The email of who is signed in; null for a stranger, and where no shell says it. */
export const AccountContext = createContext<string | null>(null);

export const useAccount = (): string | null => use(AccountContext);
