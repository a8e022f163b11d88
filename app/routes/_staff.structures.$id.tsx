import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { DescriptionList } from "~/components/ui/description-list";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { StructureIntroductions } from "~/features/hand-offs/introduction-list";
import { listIntroductionsTo } from "~/features/hand-offs/introductions.queries.server";
import { OpeningBadges } from "~/features/openings/opening-badges";
import { openingDetail, openingTitle } from "~/features/openings/opening-card";
import { OpeningForm } from "~/features/openings/opening-form";
import { carryOutStructureAct } from "~/features/structures/structure-acts.commands.server";
import { structureActSchema } from "~/features/structures/structure-acts.schema.server";
import { StructureForm } from "~/features/structures/structure-form";
import { getStructurePage } from "~/features/structures/structure-page.queries.server";
import { StructureWarnings } from "~/features/structures/structure-warnings";
import { getStructure } from "~/features/structures/structures.queries.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? data.name : "Structure" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "structures:read");
  const [page, introductions] = await Promise.all([
    getStructurePage(params.id ?? ""),
    listIntroductionsTo(user, params.id ?? ""),
  ]);
  return { ...page, introductions, now: now() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  const structure = await getStructure(params.id ?? "");
  return submitForm(request, structureActSchema, async (act) => {
    const message = await carryOutStructureAct(user, structure, act);
    return redirectWithToast(request, `/structures/${structure._id}`, { message });
  });
}

export default function StructurePage() {
  const structure = useLoaderData<typeof loader>();
  const { name, meta, facts, openings, partner, partners, note, today, introductions, now } = structure;
  const lastResult = useActionData<typeof action>();
  const refused = String(lastResult?.initialValue?.intent ?? "");
  return (
    <>
      <PageHeader back={{ to: "/structures", label: "Structures" }} title={name} meta={meta} />
      <StructureWarnings structure={structure} />
      <Section title="La structure">
        <DescriptionList
          facts={[
            ...facts,
            {
              term: "Partenaire à qui écrire",
              value: partner && <Link to={`/partners/${partner.id}`}>{partner.name}</Link>,
            },
          ]}
        />
      </Section>
      <Section title="Ouvertures" count={openings.length}>
        {openings.length === 0 ? (
          <EmptyState
            title="Aucune ouverture connue."
            why="Une ouverture est une place pour un médecin : succession, association, poste salarié, remplacement. Ajoutez celle dont la structure vous parle."
          />
        ) : (
          <Lines label="Ouvertures">
            {openings.map((opening) => (
              <Line
                key={opening._id}
                title={<Link to={`/openings/${opening._id}`}>{openingTitle(opening)}</Link>}
                detail={openingDetail(opening)}
                badge={<OpeningBadges opening={opening} today={today} />}
              />
            ))}
          </Lines>
        )}
        <details className="mt-4" open={refused === "opening" || undefined}>
          <summary className="button button-primary">Ajouter une ouverture</summary>
          <div className="mt-4">
            <OpeningForm
              key={openings.length}
              today={today}
              lastResult={refused === "opening" ? lastResult : undefined}
            />
          </div>
        </details>
      </Section>
      <StructureIntroductions introductions={introductions} now={now} />
      {note && <Section title="Note">{note}</Section>}
      <details className="mt-7" open={refused === "structure" || undefined}>
        <summary className="button">Modifier la fiche</summary>
        <div className="mt-4">
          <StructureForm
            key={structure.version}
            structure={structure.card}
            partners={partners}
            commune={structure.commune}
            lastResult={refused === "structure" ? lastResult : undefined}
          />
        </div>
      </details>
    </>
  );
}
