import type { SubmissionResult } from "@conform-to/react";
import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";

/**
 * Once a form of this page was sent and accepted: the page was gone to again. The busy state in between is no sign of it:
 * React never draws it when the answer comes first.
 */
export function useOnDone(lastResult: SubmissionResult<string[]> | undefined, then: () => void): void {
  const { key } = useLocation();
  const known = useRef(key);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the page is gone to again, whatever else changed
  useEffect(() => {
    if (known.current === key) return;
    known.current = key;
    if (lastResult?.status !== "error") then();
  }, [key]);
}
