import { Form, Link, useLocation } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button, LinkButton } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { TabLinks } from "~/components/ui/tab-links";
import type { ScholarshipStage } from "~/vocabulary/scholarship-states";
import { formatDayLong, NBSP } from "~/vocabulary/typography";
import type { NextAct } from "./next-act";

interface View {
  id: string;
  candidateId: string;
  householdId: string;
  stage: ScholarshipStage;
  name: string;
  situation: string;
  programme: string;
  programmeId: string;
  versionId: string;
  stageLabel: string;
  nextOn?: string;
  isOpen: boolean;
  isLate: boolean;
  hasAgreement: boolean;
  next?: NextAct;
  /** The number under which it is kept of somebody erased, and until when. */
  erased?: { number: string; until: string };
  canWrite: boolean;
}

/** Whose scholarship, of which programme, where it stands; what comes next is the first thing under it. */
export function ScholarshipHeader({ view }: { view: View }) {
  const { name, situation, programme, programmeId, versionId, candidateId, householdId, erased } = view;
  return (
    <>
      <PageHeader
        back={{ to: "/scholarships", label: "Bourses" }}
        title={`Bourse${NBSP}: ${name}`}
        meta={
          <>
            <Link to={`/programmes/${programmeId}?version=${versionId}`}>{programme}</Link>
            {situation && ` · ${situation}`}
            {!erased && (
              <span className="flex gap-4 md:hidden">
                <Link to={`/candidates/${candidateId}`}>Projet professionnel</Link>
                <Link to={`/households/${householdId}`}>Dossier</Link>
              </span>
            )}
          </>
        }
        actions={
          !erased && (
            <span className="flex flex-wrap gap-2 max-md:hidden">
              <LinkButton to={`/candidates/${candidateId}`}>Projet professionnel</LinkButton>
              <LinkButton to={`/households/${householdId}`}>Dossier</LinkButton>
            </span>
          )
        }
      />
      <Standing view={view} />
      {erased && <KeptByLaw {...erased} />}
      <NextStep view={view} />
    </>
  );
}

function Standing({ view: { stageLabel, isOpen, nextOn, isLate } }: { view: View }) {
  return (
    <p className="mb-3 flex flex-wrap gap-2">
      <Badge tone={isOpen ? "waiting" : "done"}>{stageLabel}</Badge>
      {nextOn && (
        <Badge tone={isLate ? "late" : "neutral"}>
          {`${isLate ? "en retard" : "prochaine date"}${NBSP}: ${formatDayLong(nextOn)}`}
        </Badge>
      )}
    </p>
  );
}

function KeptByLaw({ number, until }: NonNullable<View["erased"]>) {
  return (
    <div className="mb-4">
      <Notice tone="waiting" title={`Personne effacée${NBSP}: gardée par la loi sous le numéro ${number}.`}>
        {until}
      </Notice>
    </div>
  );
}

function NextStep({ view: { id, next, canWrite } }: { view: View }) {
  const { pathname } = useLocation();
  // On the very page it leads to, the act itself is better seen; what only waits is said on the first tab.
  const isSaid = pathname === next?.to || (next?.isWaiting && pathname !== `/scholarships/${id}`);
  if (!next || (!next.post && isSaid)) return null;
  return (
    <div className="mb-4">
      <Notice
        title={next.words}
        tone={next.isWaiting ? "waiting" : "attention"}
        act={canWrite && <NextButton id={id} next={next} />}
      />
    </div>
  );
}

function NextButton({ id, next: { post, to, label, isWaiting } }: { id: string; next: NextAct }) {
  if (!post) return <LinkButton to={to}>{label}</LinkButton>;
  return (
    <Form method="post" action={`/scholarships/${id}?index`} preventScrollReset>
      {Object.entries(post).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button variant={isWaiting ? "secondary" : "primary"}>{label}</Button>
    </Form>
  );
}

/** The parts of a scholarship; those of an agreement appear with it. */
export function ScholarshipPageTabs({ view: { id, hasAgreement } }: { view: View }) {
  const { pathname } = useLocation();
  if (!hasAgreement) return null;
  const here = `/scholarships/${id}`;
  const tabs = [
    { to: here, label: "Demande" },
    { to: `${here}/agreement`, label: "Convention" },
    { to: `${here}/instalments`, label: "Versements" },
    { to: `${here}/obligation`, label: "Engagement" },
    { to: `${here}/breach`, label: "Rupture et remboursement" },
  ];
  return (
    <TabLinks
      label="Parties de la bourse"
      tabs={tabs.map((tab) => ({ ...tab, isCurrent: tab.to === pathname }))}
    />
  );
}
