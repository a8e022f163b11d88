import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { TabLinks } from "~/components/ui/tab-links";
import type { PagedKind } from "~/features/needs/need-path";
import { VisitDayList } from "~/features/visit-days/visit-day-list";
import { NEED_KINDS, NEED_SHORT_LABELS } from "~/vocabulary/needs";
import type { HouseholdNeed } from "./household-need.server";
import { NeedScreen } from "./need-screen";

interface Props {
  page: HouseholdNeed;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** « Logement · Caron » */
export function householdNeedTitle(kind: PagedKind, page: Pick<HouseholdNeed, "title"> | undefined): string {
  return page ? `${NEED_KINDS[kind].fr} · ${page.title}` : NEED_KINDS[kind].fr;
}

/** The need of a kind of a household or, while it has none, what it would be and the act that opens it. */
export function HouseholdNeedPage({ page, lastResult }: Props) {
  if (page.screen) return <NeedScreen screen={page.screen} lastResult={lastResult} />;
  return <NoNeed page={page} errors={lastResult?.error?.[""] ?? undefined} />;
}

const WHAT: Readonly<Record<PagedKind, { title: string; why: string; act: string }>> = {
  housing: {
    title: "Pas de recherche de logement.",
    why: "On y note une fois ce que le foyer cherche, on le demande à plusieurs partenaires, on compare leurs propositions et on suit les visites.",
    act: "Chercher un logement",
  },
  "spouse-work": {
    title: "Pas de recherche d’emploi.",
    why: "On y suit la recherche du ou de la conjoint·e : son métier, ses pistes, ses mises en relation, ses entretiens. Celles et ceux qui recrutent le médecin n’en voient rien.",
    act: "Chercher un emploi",
  },
  schooling: {
    title: "Pas d’école à trouver.",
    why: "Chaque enfant a son besoin : sa classe à la rentrée, ce que la famille souhaite, à qui le demander et avant quand.",
    act: "Chercher une école",
  },
  childcare: {
    title: "Pas de mode d’accueil à trouver.",
    why: "Chaque enfant a son besoin : quand l’accueil commence, quels jours et quels horaires, qui peut le garder et avant quand déposer un dossier.",
    act: "Chercher un mode d’accueil",
  },
  discovery: {
    title: "Pas encore de découverte du territoire.",
    why: "On y note ce que le foyer aime, on prépare une journée de visite à deux itinéraires et on recueille son avis.",
    act: "Préparer une découverte",
  },
};

function NoNeed({
  page: { kind, householdId, title, links, visitDays, today },
  errors,
}: {
  page: HouseholdNeed;
  errors?: string[];
}) {
  const { title: nothing, why, act } = WHAT[kind];
  const tabs = [
    ...links.map(({ to, label }) => ({ to, label, isCurrent: false })),
    { to: "", label: NEED_SHORT_LABELS[kind].fr, isCurrent: true },
  ];
  return (
    <>
      <PageHeader
        back={{ to: `/households/${householdId}`, label: `Dossier ${title}` }}
        title={NEED_KINDS[kind].fr}
      />
      {links.length > 0 && <TabLinks label="Besoins du foyer" tabs={tabs} />}
      <FormErrors errors={errors} />
      <EmptyState
        title={nothing}
        why={why}
        act={
          <Form method="post">
            <Button name="intent" value="open-need" variant="primary">
              {act}
            </Button>
          </Form>
        }
      />
      {visitDays.length > 0 && (
        <Section title="Journées de visite" count={visitDays.length}>
          <VisitDayList days={visitDays} today={today} />
        </Section>
      )}
    </>
  );
}
