import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button, LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { carryOutVisitAct } from "~/features/visit-days/visit-acts.commands.server";
import { TakeStepsForm } from "~/features/visit-days/visit-day-copy";
import { getVisitDay } from "~/features/visit-days/visit-days.queries.server";
import { visitActSchema } from "~/features/visit-days/visit-days.schema.server";
import { HomesToVisit, VisitedHomes } from "~/features/visit-days/visit-homes";
import { getVisitPage, type VisitPage } from "~/features/visit-days/visit-page.queries.server";
import { NoteForms, VisitPlanner } from "~/features/visit-days/visit-planner";
import {
  VisitConflicts,
  VisitCosts,
  VisitDayForm,
  VisitFeedbackList,
  VisitUnready,
} from "~/features/visit-days/visit-sections";
import { stepLinkId } from "~/features/visit-days/visit-step-focus";
import { VisitStepForm } from "~/features/visit-days/visit-step-form";
import { formatDateTime } from "~/vocabulary/typography";
import { VISIT_DAY_STATES } from "~/vocabulary/visit-days";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title}, ${data.household.title}` : "Journée de visite" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  return await getVisitPage(user, params.id ?? "", new URL(request.url));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const day = await getVisitDay(user, params.id ?? "");
  return submitForm(request, visitActSchema, async (act) => {
    const { message, undo, undoAt } = await carryOutVisitAct(user, day, act);
    const here = `/visits/${day._id}`;
    return redirectWithToast(request, here, {
      message,
      undo: undo && { action: undoAt ?? here, fields: undo },
    });
  });
}

/** The acts whose refusals are shown in their own form. */
const OWN_FORMS = ["step", "day", "add-cost", "tell-home", "take-steps"];

export default function VisitDayPage() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const intent = lastResult?.initialValue?.intent;
  const of = (name: string) => (intent === name ? lastResult : undefined);
  const isReadOnly = page.isPast || page.state === "cancelled";
  const hasOwnForm = OWN_FORMS.some((form) => form === intent);
  return (
    <>
      <PageHeader
        back={{ to: `/households/${page.household.id}`, label: page.household.title }}
        title={page.title}
        meta={<Meta page={page} />}
        actions={!isReadOnly && <Acts page={page} />}
      />
      {!hasOwnForm && <FormErrors errors={lastResult?.error?.[""] ?? []} />}
      {!isReadOnly && <VisitConflicts conflicts={page.conflicts} />}
      <Telling page={page} isReadOnly={isReadOnly} />
      <Section
        title="La journée"
        count={page.steps.length}
        act={
          !isReadOnly && (
            <LinkButton id={stepLinkId()} to="?step=new#step-form" size="small">
              Ajouter une étape
            </LinkButton>
          )
        }
      >
        {page.steps.length === 0 ? (
          <EmptyState
            title="Rien n’est prévu encore."
            why="Ajoutez ce que chacun fera, heure par heure : le médecin d’un côté, sa famille de l’autre, ou tous ensemble."
          />
        ) : (
          <VisitPlanner steps={page.steps} isReadOnly={isReadOnly} />
        )}
        {!isReadOnly && <TakeStepsForm daysToCopy={page.daysToCopy} lastResult={of("take-steps")} />}
        {!isReadOnly && <HomesToVisit homes={page.homes} steps={page.steps} />}
        <NoteForms steps={page.steps} />
      </Section>
      {page.edited && !isReadOnly && (
        <section id="step-form" className="mt-7 scroll-mt-16">
          <VisitStepForm
            key={`${page.edited.id ?? page.edited.start?.homeRef ?? "new"} ${page.version}`}
            edited={page.edited}
            homes={page.homes}
            lastResult={of("step")}
          />
        </section>
      )}
      <VisitedHomes {...page} lastResult={of("tell-home")} />
      <VisitFeedbackList feedback={page.feedback} />
      <VisitCosts costs={page.costs} isReadOnly={page.state === "cancelled"} lastResult={of("add-cost")} />
      {!isReadOnly && (
        <Section title="Modifier ou annuler">
          <VisitDayForm form={page.form} version={page.version} lastResult={of("day")} />
          <Cancel />
        </Section>
      )}
    </>
  );
}

function Meta({ page: { dayWords, state, isPast, lead, household } }: { page: VisitPage }) {
  const shown = isPast && state !== "cancelled" ? "done" : state;
  return (
    <>
      {dayWords}, <Link to={`/households/${household.id}`}>{household.title}</Link>
      {lead && `, suivie par ${lead}`} <Badge>{VISIT_DAY_STATES[shown].fr}</Badge>
    </>
  );
}

function Acts({ page: { steps, sending, toAsk } }: { page: VisitPage }) {
  if (steps.length === 0) return null;
  return (
    <Form method="post" className="flex flex-wrap gap-2">
      {toAsk > 0 && (
        <Button name="intent" value="ask-all">
          Demander à tous
        </Button>
      )}
      {(!sending || sending.isChanged) && (
        <Button name="intent" value="send-programme" variant="primary">
          {sending ? "Renvoyer le programme" : "Envoyer le programme"}
        </Button>
      )}
    </Form>
  );
}

/** Who was told what, and who is still to be told. */
function Telling({ page, isReadOnly }: { page: VisitPage; isReadOnly: boolean }) {
  const { state, sending, toTell, unready } = page;
  const isToSend = !isReadOnly && (!sending || sending.isChanged);
  return (
    <div className="mt-3 grid gap-3">
      {isToSend && <VisitUnready unready={unready} />}
      {state === "cancelled" && (
        <Notice title="Cette journée est annulée." act={<Post intent="uncancel" label="La rétablir" />}>
          Les hôtes et la famille en ont été prévenus.
        </Notice>
      )}
      {!isReadOnly && toTell > 0 && (
        <Notice
          title="Des hôtes ne savent pas encore."
          act={<Post intent="tell-hosts" label="Prévenir les hôtes du changement" />}
        >
          Le jour, l’heure ou le lieu a changé depuis leur mail : ils sont à redemander.
        </Notice>
      )}
      {sending && (
        <p className="text-muted">
          Programme envoyé {formatDateTime(new Date(sending.at))}.{" "}
          {sending.isChanged && !isReadOnly && "Il a changé depuis : la page de la famille le montre déjà. "}
          {sending.link && <a href={sending.link}>Voir ce que la famille voit</a>}
        </p>
      )}
    </div>
  );
}

function Post({ intent, label }: { intent: string; label: string }) {
  return (
    <Form method="post">
      <Button name="intent" value={intent} size="small">
        {label}
      </Button>
    </Form>
  );
}

function Cancel() {
  return (
    <Form method="post" className="mt-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <Button name="intent" value="cancel">
        Annuler la journée
      </Button>
      <p className="text-muted">Les hôtes sollicités et la famille seront prévenus par mail.</p>
    </Form>
  );
}
