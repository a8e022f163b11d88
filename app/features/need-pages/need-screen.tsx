import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { Button, LinkButton } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { TabLinks } from "~/components/ui/tab-links";
import { ChildCalendar } from "~/features/child-calendar/child-calendar";
import { NeedHandOffs } from "~/features/hand-offs/need-hand-offs";
import { RequestChanges } from "~/features/hand-offs/request-changes";
import { needName } from "~/features/households/child-needs";
import { HomesMap } from "~/features/housing/homes-map";
import { CRITERIA_FORMS } from "~/features/needs/criteria-forms";
import { isPaged } from "~/features/needs/need-path";
import { NeedRefinements } from "~/features/needs/need-refinements";
import { isSpecified } from "~/features/needs/need-status";
import { NeedWhy } from "~/features/needs/need-why";
import { ProgressForm } from "~/features/needs/progress-form";
import { OffersFor } from "~/features/offers/offers-for";
import { OptionRankings } from "~/features/tracking/option-rankings";
import { BALLS, NEED_STATES } from "~/vocabulary/needs";
import { ChildQuestion, ChildrenLeft } from "./child-question";
import { DirectoryOptions } from "./directory-options";
import { DiscoverySection } from "./discovery-section";
import { NeedOptions } from "./need-options";
import { NeedOutcome } from "./need-outcome";
import type { NeedScreen as Screen } from "./need-screen.queries.server";
import { NeedStepLine } from "./need-step-line";
import { NeedVisits } from "./need-visits";
import { ownResult } from "./option-discard";

interface Props {
  screen: Screen;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Acts whose form says itself what is wrong with it. */
const OWN_FORMS = [
  ...["criteria", "progress", "add-option", "discard-option"],
  ...["plan-visit", "move-visit", "record-visit", "outcome", "visit-day"],
];

/** A need of any kind: where it stands, what is proposed, whom it was asked of, what is looked for. */
export function NeedScreen({ screen, lastResult }: Props) {
  const { need, options, olderAnswers, rankings, changes, today } = screen;
  const isToSpecify = options.length === 0 || !isSpecified(need.criteria);
  return (
    <>
      <NeedHeader screen={screen} />
      <FormErrors errors={refusalOf(lastResult)} />
      <ChildQuestion choices={screen.childrenToName} />
      <ChildrenLeft left={screen.childrenLeft} />
      <NeedStepLine steps={screen.steps} />
      <ChildCalendar
        householdId={screen.householdId}
        childName={need.childName ?? ""}
        lines={screen.calendar ?? []}
        now={screen.now}
      />
      {isToSpecify && <Criteria screen={screen} lastResult={lastResult} />}
      <NeedOptions need={need} options={options} olderAnswers={olderAnswers} lastResult={lastResult} />
      <OptionRankings rankings={rankings} isDecided={hasKept(options)} />
      <HomesMap map={screen.homesMap} />
      <NeedRefinements refinements={screen.refinements} />
      <OffersFor needId={need.id} offers={screen.offers} />
      <DirectoryOptions found={screen.directory} />
      <DiscoverySection screen={screen} lastResult={lastResult} />
      <NeedVisits need={need} options={options} today={today} lastResult={lastResult} />
      <RequestChanges changes={changes} />
      <NeedHandOffs {...screen} from={`/needs/${need.id}`} />
      <NeedOutcome need={need} today={today} lastResult={lastResult} />
      {!isToSpecify && <Criteria screen={screen} lastResult={lastResult} />}
      <Section title="Avancement">
        <ProgressForm
          key={`${need.state} ${need.ball} ${need.holder} ${need.promisedOn}`}
          need={need}
          lastResult={lastResult}
        />
      </Section>
    </>
  );
}

function NeedHeader({ screen: { need, householdId, title, links, why, options } }: Pick<Props, "screen">) {
  const holder = need.ball === "partner" && need.holder ? `chez ${need.holder}` : BALLS[need.ball].fr;
  const isWaiting = options.some(({ state }) => state === "new" || (state === "shown" && !hasKept(options)));
  const tabs = links.map(({ needId, to, label }) => ({ to, label, isCurrent: needId === need.id }));
  return (
    <>
      <PageHeader
        back={{ to: `/households/${householdId}`, label: `Dossier ${title}` }}
        title={needName(need)}
        meta={`${NEED_STATES[need.state].fr} · la balle est ${holder}`}
        actions={
          need.isOpen ? <PassOn id={need.id} isMain={!isWaiting} /> : isPaged(need.kind) && <SearchAgain />
        }
      />
      <NeedWhy why={why} />
      {tabs.length > 1 && <TabLinks label="Besoins du foyer" tabs={tabs} />}
    </>
  );
}

/** The one act of the screen, unless something is to be shown to the household, or to be chosen by it, first. */
function PassOn({ id, isMain }: { id: string; isMain: boolean }) {
  return (
    <LinkButton to={`/needs/${id}/hand-off`} variant={isMain ? "primary" : "secondary"}>
      Passer le relais
    </LinkButton>
  );
}

/** A settled need stays as it was: what is looked for anew is another. */
function SearchAgain() {
  return (
    <Form method="post">
      <Button name="intent" value="open-need">
        Ouvrir une nouvelle recherche
      </Button>
    </Form>
  );
}

function Criteria({ screen: { need, criteriaSeen: seen, ...screen }, lastResult }: Props) {
  const { communes, people, personId, trade, papers, schoolYears, careFromMonth } = screen;
  const CriteriaForm = CRITERIA_FORMS[need.kind];
  const own = ownResult(lastResult, "criteria");
  const repairs = useRepairs(own);
  return (
    <Section title="Ce qui est cherché">
      <CriteriaForm
        key={`${seen} ${repairs}`}
        {...{ criteria: need.criteria, seen, communes, people, personId, trade, papers }}
        {...{ schoolYears, careFromMonth, lastResult: own }}
      />
    </Section>
  );
}

/** How often a refused form was accepted in the end: it starts anew, even when what is saved is what was there before. */
function useRepairs(refused: Props["lastResult"]): number {
  const [repairs, setRepairs] = useState(0);
  const wasRefused = useRef(false);
  useEffect(() => {
    if (wasRefused.current && !refused) setRepairs((count) => count + 1);
    wasRefused.current = refused !== undefined;
  }, [refused]);
  return repairs;
}

function hasKept(options: Screen["options"]): boolean {
  return options.some(({ state }) => state === "kept");
}

/** What refused an act whose button has no form of its own to say it. */
function refusalOf(result: SubmissionResult<string[]> | undefined): string[] | undefined {
  if (OWN_FORMS.includes(String(result?.initialValue?.intent))) return undefined;
  return Object.values(result?.error ?? {}).flatMap((texts) => texts ?? []);
}
