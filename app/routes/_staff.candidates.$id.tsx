import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { When } from "~/components/ui/when";
import { requirePermission } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings, territoryLabel } from "~/core/settings.server";
import { getProfessionalCandidate } from "~/features/candidates/candidates.queries.server";
import { internshipFacts, licenceAlert, licenceWords } from "~/features/candidates/internship-facts";
import { communesOf } from "~/features/candidates/project-fields";
import { SituationRibbon, SituationWords } from "~/features/candidates/situation-ribbon";
import { exerciseWords, inOrder, preferenceWords } from "~/features/candidates/situations";
import { originWordsOf } from "~/features/events/origin-words.server";
import { stageLabels } from "~/features/pipelines/pipelines.queries.server";
import { listSupervisorWords } from "~/features/placements/supervisor-words.queries.server";
import { presentCandidateId } from "~/features/restructurings/absorbed.queries.server";
import { FileScholarships } from "~/features/scholarships/file-scholarships";
import { listScholarshipsOf } from "~/features/scholarships/file-scholarships.queries.server";
import { CANDIDATE_KINDS, SEEKS } from "~/vocabulary/candidates";
import { roleCan } from "~/vocabulary/permissions";
import { formatDayLong, formatPhone } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? data.name : "Projet professionnel" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "candidates:read");
  const [candidate, settings, labels] = await Promise.all([
    getProfessionalCandidate(user, await presentCandidateId(params.id ?? "")),
    getSettings(),
    stageLabels(),
  ]);
  if (candidate._id !== params.id) throw redirect(`/candidates/${candidate._id}`);
  const communes = communesOf(candidate).map(({ name }) => name);
  const today = toDay(now());
  const isTeam = roleCan(user.role, "households:read");
  const licence = licenceAlert(candidate.internship, today);
  return {
    id: candidate._id,
    name: `${candidate.firstName} ${candidate.lastName}`,
    situation: CANDIDATE_KINDS[candidate.kind].fr,
    // Only the team knows that there is a file behind.
    householdId: isTeam ? candidate.householdId : undefined,
    scholarships: isTeam ? await listScholarshipsOf(candidate._id) : [],
    supervisorWords: isTeam ? await listSupervisorWords(candidate._id) : [],
    facts: [
      { term: "Spécialité", value: candidate.specialty ?? "" },
      { term: "Faculté", value: candidate.faculty ?? "" },
      { term: "Semestre", value: candidate.semester ?? "" },
      ...internshipFacts(candidate.internship),
      { term: "Exercice souhaité", value: exerciseWords(candidate) },
      { term: "Cherche", value: candidate.seeks.map((seek) => SEEKS[seek].fr).join(", ") },
      { term: "Où", value: candidate.territories.map((code) => territoryLabel(settings, code)).join(", ") },
      { term: communes.length > 1 ? "Communes souhaitées" : "Commune souhaitée", value: communes.join(", ") },
      { term: "À partir du", value: candidate.fromOn ? formatDayLong(candidate.fromOn) : "" },
      { term: "Jusqu’au", value: candidate.toOn ? formatDayLong(candidate.toOn) : "" },
      { term: "E-mail", value: candidate.emails.join(", ") },
      { term: "Téléphone", value: candidate.phones.map(formatPhone).join(", ") },
      { term: "Préfère être joint·e", value: preferenceWords(candidate) },
      { term: "Origine", value: isTeam ? await originWordsOf(candidate._id) : "" },
    ],
    licence: licence && licenceWords(licence),
    situations: inOrder(candidate.situations ?? []),
    today,
    journeys: candidate.journeys.map(({ pipeline, stage, since }) => ({
      stage: labels.get(`${pipeline}/${stage}`) ?? stage,
      since,
    })),
  };
}

export default function ProfessionalPage() {
  const page = useLoaderData<typeof loader>();
  const { id, name, situation, householdId, licence, facts, situations, today, journeys } = page;
  return (
    <>
      <PageHeader
        back={{ to: "/candidates", label: "Retour à la liste" }}
        title={name}
        meta={
          <>
            {situation}
            {householdId && <OtherPages id={id} />}
          </>
        }
        actions={
          householdId && (
            <>
              <LinkButton to="edit" data-shortcut="edit">
                Modifier
              </LinkButton>
              <LinkButton to={`/households/${householdId}`}>Ouvrir le dossier</LinkButton>
            </>
          )
        }
      />
      {licence && <Notice tone="attention">{licence}</Notice>}
      <Section title="Projet professionnel">
        {facts.some(({ value }) => value) ? (
          <DescriptionList facts={facts} />
        ) : (
          <p className="text-muted">Rien n’est encore noté de ce projet.</p>
        )}
      </Section>
      <FileScholarships scholarships={page.scholarships} />
      {situations.length > 0 && (
        <Section title="Parcours">
          <SituationRibbon situations={situations} today={today} />
          <SituationWords situations={situations} today={today} />
        </Section>
      )}
      {page.supervisorWords.length > 0 && (
        <Section title="Mots de ses maîtres de stage, pour l’équipe">
          {page.supervisorWords.map(({ id: key, title, words }) => (
            <p key={key} className="border-t border-line py-2.5 whitespace-pre-line">
              <strong>{title}</strong>
              <br />
              {words}
            </p>
          ))}
        </Section>
      )}
      <Section title="Étapes">
        <ul>
          {journeys.map(({ stage, since }) => (
            <li key={stage} className="border-t border-line py-2.5">
              {stage}, depuis le <When at={since} />
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

/** What else is followed of this person, each on a page of its own. */
function OtherPages({ id }: { id: string }) {
  return (
    <p>
      <Link to="placements">Semestres d’interne</Link>
      {" · "}
      <Link to="encounters">Rencontres</Link>
      {" · "}
      <Link to={`/mentoring?candidat=${id}`}>Compagnonnage</Link>
      {" · "}
      <Link to={`/scholarships/new?candidate=${id}`}>Ouvrir une bourse</Link>
    </p>
  );
}
