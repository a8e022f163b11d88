import { Link, useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { Button } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import type { Likeness } from "./likeness.queries.server";
import type { WaitingLikeness } from "./waiting-requests.queries.server";

const PAUSE_MS = 350;

const NOBODY: { likenesses: Likeness[]; waiting: WaitingLikeness[] } = { likenesses: [], waiting: [] };

/** Whom the person being typed in the form around may already be. Shows nothing without JavaScript, never blocks. */
export function LikenessWarning({ exceptId }: { exceptId?: string }) {
  const anchor = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState("");
  const found = useFetcher<{ likenesses: Likeness[]; waiting: WaitingLikeness[] }>();
  const apart = useFetcher();
  const { load } = found;

  useEffect(() => {
    const form = anchor.current?.closest("form");
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      clearTimeout(timer);
      timer = setTimeout(() => form && setAsked(askedOf(form)), PAUSE_MS);
    };
    form?.addEventListener("input", read);
    return () => {
      clearTimeout(timer);
      form?.removeEventListener("input", read);
    };
  }, []);
  useEffect(() => {
    if (asked) load(`/duplicates?${asked}${exceptId ? `&except=${exceptId}` : ""}`);
  }, [asked, exceptId, load]);

  const { likenesses, waiting } = (asked && found.data) || NOBODY;
  return (
    <div ref={anchor} aria-live="polite">
      {likenesses.length + waiting.length > 0 && (
        <Notice tone="attention" title="Peut-être déjà dans la base.">
          <ul className="mt-1 grid gap-1.5">
            {likenesses.map(({ candidateId, householdId, name, kind, why }) => (
              <li key={candidateId} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Link to={`/households/${householdId}`} target="_blank" className="font-semibold">
                  {name}
                </Link>
                <span className="text-muted">{[CANDIDATE_KINDS[kind].fr, ...why].join(" · ")}</span>
                <Button
                  type="button"
                  size="small"
                  variant="quiet"
                  aria-label={`Ce n'est pas la même personne : ${name}`}
                  onClick={() =>
                    apart.submit(
                      { ...namesOf(asked), candidateId },
                      { method: "post", action: "/duplicates" },
                    )
                  }
                >
                  Ce n’est pas la même personne
                </Button>
              </li>
            ))}
            {waiting.map(({ submissionId, name, kind, why }) => (
              <li key={submissionId} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Link to={`/triage/${submissionId}`} target="_blank" className="font-semibold">
                  {name}
                </Link>
                <span className="text-muted">
                  {[CANDIDATE_KINDS[kind].fr, ...why, "demande à trier"].join(" · ")}
                </span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}

/** What the form says of a person so far; nothing while too little is typed to compare. */
function askedOf(form: HTMLFormElement): string {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string" || !value.trim()) continue;
    const [, key] = /^(firstName|lastName|birthName|email|phone)s?(?:\[\d+\])?$/.exec(name) ?? [];
    if (key) asked.append(key, value);
  }
  const isNamed = asked.has("firstName") && (asked.get("lastName") ?? "").length > 1;
  const isReachable = asked.has("email") || (asked.get("phone") ?? "").length > 8;
  return isNamed || isReachable ? `${asked}` : "";
}

function namesOf(asked: string): { firstName: string; lastName: string } {
  const params = new URLSearchParams(asked);
  return { firstName: params.get("firstName") ?? "", lastName: params.get("lastName") ?? "" };
}
