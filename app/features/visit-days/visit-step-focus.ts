import { useNavigate } from "@remix-run/react";
import { type KeyboardEvent, useEffect } from "react";

/** The heading of the form of a step, and the link that opens it from the planner. */
export const STEP_HEADING = "step-form-title";

export function stepLinkId(stepId = "new"): string {
  return `step-link-${stepId}`;
}

/** The form opens far below its link: it takes the focus, and gives it back once closed, unless it went elsewhere. */
export function useStepFocus(stepId: string | undefined): void {
  useEffect(() => {
    const opener = document.activeElement;
    document.getElementById(STEP_HEADING)?.focus();
    return () => {
      if (document.activeElement !== document.body) return;
      const isLink = opener instanceof HTMLAnchorElement && opener.isConnected;
      (isLink ? opener : document.getElementById(stepLinkId(stepId)))?.focus();
    };
  }, [stepId]);
}

/** Escape closes the form as « Fermer » does, as long as nothing typed would be lost. */
export function useEscape(isDirty: boolean) {
  const navigate = useNavigate();
  return (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented || isDirty) return;
    navigate(".", { preventScrollReset: true });
  };
}
