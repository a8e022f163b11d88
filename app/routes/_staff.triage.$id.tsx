import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getSettings } from "~/core/settings.server";
import {
  findColleague,
  findReferent,
  listReferents,
  referentOf,
} from "~/features/accounts/accounts.queries.server";
import { getCandidate } from "~/features/candidates/candidates.queries.server";
import { encounterWords } from "~/features/events/origin-words.server";
import { listMessagesOfRequest } from "~/features/inbound-mail/messages.queries.server";
import { INTEREST_FIELDS, showInterestValue } from "~/features/interest-form/interest-fields";
import { candidateAsInterest } from "~/features/triage/candidate-differences";
import { DuplicateList } from "~/features/triage/duplicate-list";
import { RequestMessages } from "~/features/triage/request-messages";
import {
  assignSubmission,
  attachSubmission,
  dismissSubmission,
  openFile,
  restoreSubmission,
} from "~/features/triage/triage.commands.server";
import { getSubmission } from "~/features/triage/triage.queries.server";
import { triageSchema } from "~/features/triage/triage.schema.server";
import { TriageActs } from "~/features/triage/triage-acts";
import { DISMISSAL_REASONS, SUBMISSION_CHANNELS, SUSPICIONS } from "~/vocabulary/submissions";
import { formatDateTime, workingHoursWords } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.name} · À trier` : "À trier" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "submissions:read");
  const { submission, duplicates, ageHours } = await getSubmission(user, params.id ?? "");
  const [settings, referents, proposed, known, messages, met] = await Promise.all([
    getSettings(),
    listReferents(),
    submission.assigneeId
      ? findColleague(submission.assigneeId)
      : referentOf(submission.interest.territories),
    Promise.all(duplicates.map(({ candidateId }) => getCandidate(user, candidateId))),
    listMessagesOfRequest(submission._id),
    encounterWords(submission.eventIds),
  ]);
  const names = new Map(settings.territories.list.map(({ code, label }) => [code, label]));
  const { interest } = submission;
  const show = (source: Parameters<typeof showInterestValue>[0]) =>
    INTEREST_FIELDS.map(({ name, label, isProfessional }) => ({
      name,
      term: label,
      value: showInterestValue(source, name, names),
      isProfessional,
    }));
  const told = show(interest);
  return {
    id: submission._id,
    name: `${interest.firstName} ${interest.lastName}`,
    state: submission.state,
    isSuspect: submission.isSuspect,
    suspicions: submission.suspicions,
    dismissal: submission.dismissal,
    householdId: submission.householdId,
    received: `${SUBMISSION_CHANNELS[submission.channel].fr}, reçu ${formatDateTime(submission.receivedAt)}`,
    ageHours,
    answerDue: formatDateTime(submission.answerDueAt),
    told: [{ term: "Rencontré·e", value: met || "—" }, ...told],
    duplicates: duplicates.map((duplicate, index) => {
      const candidate = known[index];
      const current = candidate ? show(candidateAsInterest(candidate)) : [];
      const differences = told.flatMap((field, place) =>
        field.isProfessional && field.value !== "—" && field.value !== current[place]?.value
          ? [{ name: field.name, label: field.term, known: current[place]?.value ?? "—", told: field.value }]
          : [],
      );
      return { ...duplicate, differences };
    }),
    referents: referents.map(({ _id, name }) => ({ value: _id, label: name })),
    proposedReferent: proposed?._id ?? user.id,
    messages,
    now: now(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "submissions:write");
  const { submission } = await getSubmission(user, params.id ?? "");
  const here = `/triage/${submission._id}`;
  return submitForm(request, triageSchema, async (act) => {
    switch (act.intent) {
      case "open": {
        const referent = (await findReferent(act.referentId)) ?? {
          _id: user.id,
          name: user.name,
          email: user.email,
        };
        const householdId = await openFile(user, submission, referent);
        return redirectWithToast(request, `/households/${householdId}`, { message: "Dossier ouvert." });
      }
      case "attach": {
        const candidate = await getCandidate(user, act.candidateId);
        await attachSubmission(user, submission, candidate, act.take);
        return redirectWithToast(request, `/households/${candidate.householdId}`, {
          message: "Demande rattachée.",
        });
      }
      case "assign": {
        const assignee = await findReferent(act.referentId);
        if (!assignee) throw new Response("Introuvable", { status: 404 });
        await assignSubmission(user, submission, assignee);
        return redirectWithToast(request, here, { message: `Attribuée à ${assignee.name}.` });
      }
      case "dismiss":
        await dismissSubmission(user, submission._id, act);
        return redirectWithToast(request, "/triage", {
          message: "Demande écartée.",
          undo: { action: here, fields: { intent: "restore" } },
        });
      case "restore":
        await restoreSubmission(user, submission);
        return redirectWithToast(request, here, { message: "Demande remise à trier." });
    }
  });
}

export default function TriageItem() {
  const request = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: "/triage", label: "À trier" }}
        title={request.name}
        meta={`${request.received} · ${workingHoursWords(request.ageHours)} · première réponse attendue avant ${request.answerDue}`}
      />
      {request.householdId && (
        <Notice
          title="Cette demande a son dossier."
          tone="done"
          act={<LinkButton to={`/households/${request.householdId}`}>Ouvrir le dossier</LinkButton>}
        >
          Tout ce qui suit s’y passe.
        </Notice>
      )}
      {request.isSuspect && (
        <Notice title="À vérifier." tone="attention">
          Cet envoi ressemble à celui d’un robot :{" "}
          {request.suspicions.map((suspicion) => SUSPICIONS[suspicion].fr).join(", ")}. Si une personne l’a
          écrit, ouvrez-lui un dossier ou remettez-le à trier.
        </Notice>
      )}
      {request.dismissal && (
        <Notice title="Écartée." tone="waiting">
          {DISMISSAL_REASONS[request.dismissal.reason].fr}
          {request.dismissal.note ? ` : ${request.dismissal.note}` : "."}
        </Notice>
      )}
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div>
          <Section title="Ce que la personne dit">
            <DescriptionList facts={request.told.filter(({ value }) => value !== "—")} />
          </Section>
          <RequestMessages messages={request.messages} now={request.now} />
          <DuplicateList duplicates={request.duplicates} />
        </div>
        <TriageActs
          state={request.state}
          isSuspect={request.isSuspect}
          referents={request.referents}
          proposedReferent={request.proposedReferent}
          lastResult={lastResult}
        />
      </div>
    </>
  );
}
