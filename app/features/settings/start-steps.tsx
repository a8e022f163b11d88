import { Link, useSearchParams } from "@remix-run/react";
import { NBSP } from "~/vocabulary/typography";

const STEPS = [
  { page: "brand", label: "la marque" },
  { page: "territories", label: "les territoires" },
  { page: "sender", label: "l’essai d’envoi" },
] as const;

type StepPage = (typeof STEPS)[number]["page"];

/** Where saving a page leads: to the next step at the first start, to the page itself afterwards. */
export function afterStep(request: Request, page: StepPage): string {
  const isStart = new URL(request.url).searchParams.has("start");
  return isStart ? nextOf(page) : `/settings/${page}`;
}

/** At the first start, which step this is and how to go on. */
export function StartSteps({ page }: { page: StepPage }) {
  const [params] = useSearchParams();
  if (!params.has("start")) return null;
  const index = STEPS.findIndex((step) => step.page === page);
  const isLast = index === STEPS.length - 1;
  return (
    <p className="mb-4 text-muted">
      Premier réglage, {index + 1} sur {STEPS.length}
      {NBSP}: {STEPS[index]?.label}.{" "}
      <Link to={nextOf(page)} className="link">
        {isLast ? "Terminer" : "Passer cette étape"}
      </Link>
    </p>
  );
}

function nextOf(page: StepPage): string {
  const next = STEPS[STEPS.findIndex((step) => step.page === page) + 1];
  return next ? `/settings/${next.page}?start` : "/today";
}
