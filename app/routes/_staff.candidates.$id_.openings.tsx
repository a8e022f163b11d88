import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { Lines } from "~/components/ui/line";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getCandidate } from "~/features/candidates/candidates.queries.server";
import { LinkedLine, ProposedLine } from "~/features/openings/candidate-opening-lines";
import { carryOutCandidateOpeningAct } from "~/features/openings/candidate-openings.commands.server";
import { listOpeningsFor } from "~/features/openings/candidate-openings.queries.server";
import { candidateOpeningActSchema } from "~/features/openings/openings.schema.server";
import { presentCandidateId } from "~/features/restructurings/absorbed.queries.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Ouvertures pour ${data.name}` : "Ouvertures" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "candidates:write");
  const candidate = await getCandidate(user, await presentCandidateId(params.id ?? ""));
  if (candidate._id !== params.id) throw redirect(`/candidates/${candidate._id}/openings`);
  return {
    id: candidate._id,
    name: `${candidate.firstName} ${candidate.lastName}`,
    householdId: candidate.householdId,
    today: toDay(now()),
    ...(await listOpeningsFor(candidate)),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "candidates:write");
  const candidate = await getCandidate(user, await presentCandidateId(params.id ?? ""));
  const here = `/candidates/${candidate._id}/openings`;
  return submitForm(request, candidateOpeningActSchema, async (act) => {
    const { message, undo } = await carryOutCandidateOpeningAct(user, candidate, act);
    return redirectWithToast(request, here, { message, undo: undo && { action: here, fields: undo } });
  });
}

export default function CandidateOpenings() {
  const { id, name, householdId, today, linked, proposed } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: `/households/${householdId}`, label: "Retour au dossier" }}
        title={`Ouvertures pour ${name}`}
        meta="Les plus proches du projet d’abord, avec leurs raisons. Relier n’envoie rien à personne."
        actions={
          <>
            <LinkButton to={`/candidates/${id}/introductions`}>Mises en relation</LinkButton>
            <LinkButton to={`/candidates/${id}/edit`}>Compléter le projet</LinkButton>
          </>
        }
      />
      <FormErrors errors={lastResult?.error?.[""] ?? []} />
      <Section title="Reliées à ce projet" count={linked.length}>
        {linked.length === 0 ? (
          <p className="text-muted">Aucune pour l’instant. Reliez celles dont vous voulez lui parler.</p>
        ) : (
          <Lines label="Reliées à ce projet">
            {linked.map((opening) => (
              <LinkedLine key={opening._id} opening={opening} today={today} candidateId={id} />
            ))}
          </Lines>
        )}
      </Section>
      <Section title="À proposer" count={proposed.length}>
        {proposed.length === 0 ? (
          <EmptyState
            title="Aucune ouverture à proposer."
            why="Il n’y en a pas à pourvoir dans sa spécialité, ou toutes sont déjà reliées."
            act={<LinkButton to="/openings">Voir toutes les ouvertures</LinkButton>}
          />
        ) : (
          <Lines label="À proposer">
            {proposed.map(({ opening, reasons }) => (
              <ProposedLine
                key={opening._id}
                opening={opening}
                reasons={reasons}
                today={today}
                candidateId={id}
              />
            ))}
          </Lines>
        )}
      </Section>
    </>
  );
}
