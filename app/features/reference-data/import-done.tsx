import { Notice } from "~/components/ui/notice";
import { LinesAside } from "./lines-aside";
import type { ReferenceDataDone } from "./reference-data-acts.commands.server";

/** What an import has just done, and the lines of the file that it left aside. */
export function ImportDone({ done: { message, aside } }: { done: ReferenceDataDone }) {
  return (
    <div ref={showWhole} className="mb-6">
      <Notice tone="done" role="status">
        {message}
      </Notice>
      <LinesAside lines={aside} />
    </div>
  );
}

/** The form may be far below: the page stays where it was sent from. */
function showWhole(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "center" });
}
