import { createContext, useContext } from "react";

/** The number that lets a script of ours run under the content security policy. */
export const NonceContext = createContext("");

export function useNonce(): string {
  return useContext(NonceContext);
}
