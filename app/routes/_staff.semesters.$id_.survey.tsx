import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DescriptionList } from "~/components/ui/description-list";
import { PageHeader } from "~/components/ui/page-header";
import { Pagination } from "~/components/ui/pagination";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { pageOf } from "~/core/http/pagination.server";
import { SemesterTabs } from "~/features/semesters/semester-tabs";
import { getSemesterSurvey } from "~/features/surveys/survey-results.queries.server";
import { SurveyResults } from "~/features/surveys/survey-results-section";
import { NBSP } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Avis, ${data.title}` : "Avis" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "structures:read");
  return getSemesterSurvey(user, params.id ?? "", pageOf(new URL(request.url)));
}

export default function SemesterSurvey() {
  const { id, title, meta: dates, placed, sent, answered, results, words } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        back={{ to: "/semesters", label: "Semestres" }}
        title={title}
        meta={`${dates} · L’avis de fin de stage part une semaine avant la fin, avec un seul rappel.`}
      />
      <SemesterTabs semesterId={id} current="survey" />
      <Section title="Où en est-on ?">
        <DescriptionList
          facts={[
            { term: "Internes placé·e·s", value: String(placed) },
            { term: "Avis demandés", value: String(sent) },
            { term: "Avis reçus", value: String(answered) },
          ]}
        />
      </Section>
      <SurveyResults
        title="Ce qu’en pensent les internes"
        results={results}
        tooFew={
          sent === 0
            ? `Rien n’a encore été demandé pour ce semestre${NBSP}: les mails partent d’eux-mêmes à sa dernière semaine.`
            : "Les moyennes paraissent à partir de cinq avis reçus."
        }
      />
      <Section title="Leurs mots, pour l’équipe" count={words.rows.length > 0 ? words.total : undefined}>
        {words.rows.length === 0 && <p className="text-muted">Personne n’a encore laissé de mot.</p>}
        {words.rows.map(({ id: key, words: text }) => (
          <blockquote key={key} className="border-t border-line py-2.5 whitespace-pre-line">
            «{NBSP}
            {text}
            {NBSP}»
          </blockquote>
        ))}
        <Pagination page={words.page} hasNext={words.hasNext} one="mot" many="mots" />
        {words.rows.length > 0 && (
          <p className="mt-3 max-w-[75ch] text-muted">
            Sans nom, et pour l’équipe seulement{NBSP}: ne les transmettez pas tels quels au maître de stage,
            qui y reconnaîtrait quelqu’un.
          </p>
        )}
      </Section>
    </>
  );
}
