import { Form, Link, useRevalidator } from "@remix-run/react";
import { type ReactNode, useEffect } from "react";
import { Button } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { formatCount, formatDateTime, NBSP } from "~/vocabulary/typography";
import type { AllocationPage } from "./allocation-page.queries.server";
import { BREAK_WORDS } from "./broken-lines";

const REFRESH_MS = 1000;
const SHOWN = 8;

/** What stands in the way, or is under way: one notice for each. */
export function AllocationStanding({ page }: { page: AllocationPage }) {
  const { state, refusal, step, isStale, mayAct, follows } = page;
  return (
    <div className="mt-3 grid gap-3">
      {state === "computing" && <Computing step={step} mayAct={mayAct} />}
      {state === "holding" && (
        <AtWork title="Publication en cours" detail="Les places et les lits sont retenus." />
      )}
      {refusal && state !== "computing" && (
        <Notice tone="late" title="À savoir">
          {refusal}
        </Notice>
      )}
      {isStale && <Stale page={page} />}
      {state === "published" && <InForce page={page} />}
      {state === "proposed" && follows && (
        <p className="text-muted">
          Elle part de <Link to={`/allocations/${follows.id}`}>{follows.name}</Link>, en vigueur{NBSP}: aussi
          peu de changements que possible. Seules les personnes dont la ligne change seront prévenues.
        </p>
      )}
    </div>
  );
}

function Computing({ step, mayAct }: { step: string | undefined; mayAct: boolean }) {
  return (
    <AtWork
      title="Calcul en cours"
      detail={step ?? "Lecture des vœux"}
      act={mayAct && <Post intent="cancel" label="Arrêter le calcul" />}
    />
  );
}

/** The page follows by itself, with or without script. */
function AtWork({ title, detail, act }: { title: string; detail: string; act?: ReactNode }) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(revalidate, REFRESH_MS);
    return () => clearInterval(timer);
  }, [revalidate]);
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <Notice tone="waiting" role="status" title={title} act={act}>
        {detail}…
      </Notice>
    </>
  );
}

function Stale({ page: { broken, mayAct } }: { page: AllocationPage }) {
  return (
    <Notice
      title="Les données ont changé depuis le calcul."
      act={mayAct && <Post intent="compute" label="Recalculer" />}
    >
      {broken.length > 0
        ? brokenWords(broken)
        : "Les raisons ci-dessous restent celles d’alors. Recalculez pour en tenir compte."}
    </Notice>
  );
}

function InForce({ page: { id, publishedAt, broken, mayAct } }: { page: AllocationPage }) {
  return (
    <>
      {publishedAt && (
        <p className="text-muted">
          Publiée {formatDateTime(new Date(publishedAt))}.{" "}
          <Link to={`/allocations/${id}/publish`}>Qui est prévenu, qui est à appeler</Link>
        </p>
      )}
      {broken.length > 0 && (
        <Notice
          tone="late"
          title={`${formatCount(broken.length, "ligne ne tient plus", "lignes ne tiennent plus")}.`}
          act={mayAct && <Post intent="repair" label="Recalculer avec le moins de changements possible" />}
        >
          {brokenWords(broken)}
        </Notice>
      )}
    </>
  );
}

/** « Clara Roux : ce lit n’est plus libre ; 2 internes sont arrivé·e·s depuis. » */
function brokenWords(broken: AllocationPage["broken"]): string {
  const arrived = broken.filter(({ why }) => why === "new").length;
  const others = broken.filter(({ why }) => why !== "new");
  const told = others
    .slice(0, SHOWN)
    .map(({ name, why }) => `${name ?? "Une personne"}${NBSP}: ${BREAK_WORDS[why]}`);
  const more = others.length - SHOWN;
  const words = [
    ...told,
    more > 0 ? `et ${more} de plus` : "",
    arrived > 0 ? formatCount(arrived, "interne est arrivé·e depuis", "internes sont arrivé·e·s depuis") : "",
  ];
  return `${words.filter(Boolean).join(`${NBSP}; `)}.`;
}

export function Post({ intent, label }: { intent: string; label: string }) {
  return (
    <Form method="post">
      <Button name="intent" value={intent} size="small">
        {label}
      </Button>
    </Form>
  );
}
