import type { SubmissionResult } from "@conform-to/react";
import { useEffect, useRef, useState } from "react";
import { useOnDone } from "~/components/ui/use-on-done";

const LINES = "main li[data-line]";
/** What an empty list offers instead; else the page itself. */
const WHEN_EMPTY = "main [data-when-empty]";

/**
 * The dialog a list of lines opens for one of them: it closes once its act is done, stays when it is refused. The focus
 * comes back to the line or, when it is gone, to the one that took its place, or to what the empty page offers: the
 * keyboard goes on.
 */
export function useActDialog<Opened>(lastResult: SubmissionResult<string[]> | undefined) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [closings, setClosings] = useState(0);
  const place = useRef(-1);

  useEffect(() => {
    const remember = ({ target }: Event) => {
      if (target instanceof Element && target.closest(LINES)) place.current = placeOf(target);
    };
    document.addEventListener("submit", remember, { capture: true });
    return () => document.removeEventListener("submit", remember, { capture: true });
  }, []);

  useOnDone(lastResult, close);

  // Once the dialog has left the page: before, the focus is still in it.
  useEffect(() => {
    if (closings > 0) focusLine(place);
  }, [closings]);

  function open(what: Opened): void {
    place.current = placeOf(document.activeElement);
    setOpened(what);
  }

  function close(): void {
    setOpened(null);
    setClosings((count) => count + 1);
  }

  return { opened, open, close };
}

function placeOf(element: Element | null): number {
  return [...document.querySelectorAll(LINES)].findIndex((line) => line.contains(element));
}

/** Only when nothing else has taken the focus meanwhile. */
function focusLine(place: { current: number }): void {
  if (place.current >= 0 && document.activeElement === document.body) focusNear(place.current);
  place.current = -1;
}

function focusNear(place: number): void {
  const lines = document.querySelectorAll(LINES);
  const line = lines[Math.min(place, lines.length - 1)];
  const next =
    line?.querySelector<HTMLElement>("a, button") ?? document.querySelector<HTMLElement>(WHEN_EMPTY);
  if (next) next.focus();
  else document.querySelector<HTMLElement>("main")?.focus({ preventScroll: true });
}
