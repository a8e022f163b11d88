import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { Line, Lines } from "~/components/ui/line";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { carryOutOpeningAct } from "~/features/openings/opening-acts.commands.server";
import { OpeningBadges } from "~/features/openings/opening-badges";
import { OpeningForm } from "~/features/openings/opening-form";
import { getOpeningPage } from "~/features/openings/opening-page.queries.server";
import { getOpening } from "~/features/openings/openings.queries.server";
import { openingActSchema } from "~/features/openings/openings.schema.server";
import type { OpeningState } from "~/vocabulary/openings";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title}, ${data.structure.name}` : "Ouverture" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "structures:read");
  return await getOpeningPage(user, params.id ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  const opening = await getOpening(params.id ?? "");
  return submitForm(request, openingActSchema, async (act) => {
    const { message, undo } = await carryOutOpeningAct(user, opening, act);
    const here = `/openings/${opening._id}`;
    return redirectWithToast(request, here, { message, undo: undo && { action: here, fields: undo } });
  });
}

export default function OpeningPage() {
  const opening = useLoaderData<typeof loader>();
  const { title, structure, communeName, facts, candidates, note, today } = opening;
  const lastResult = useActionData<typeof action>();
  const isEdit = lastResult?.initialValue?.intent === "opening";
  return (
    <>
      <PageHeader
        back={{ to: "/openings", label: "Ouvertures" }}
        title={title}
        meta={
          <>
            <Link to={`/structures/${structure.id}`}>{structure.name}</Link>, {communeName}{" "}
            <OpeningBadges opening={opening} today={today} />
          </>
        }
        actions={<Acts state={opening.state} />}
      />
      {!isEdit && <FormErrors errors={lastResult?.error?.[""] ?? []} />}
      {opening.isStale && (
        <Notice tone="attention" title="À vérifier.">
          Personne ne s’en est assuré depuis plus de trois mois : appelez la structure avant d’en parler.
        </Notice>
      )}
      <Section title="L’ouverture">
        <DescriptionList facts={facts} />
      </Section>
      {note && <Section title="Note">{note}</Section>}
      <Section title="Reliée à" count={candidates.length}>
        {candidates.length === 0 ? (
          <EmptyState
            title="Aucun projet n’y est relié."
            why="Dans le projet d’un médecin, « Ouvertures » propose celles qui lui conviennent, avec leurs raisons."
          />
        ) : (
          <Lines label="Reliée à">
            {candidates.map(({ id, name }) => (
              <Line key={id} title={<Link to={`/candidates/${id}/openings`}>{name}</Link>} />
            ))}
          </Lines>
        )}
      </Section>
      <details className="mt-7" open={isEdit || undefined}>
        <summary className="button">Modifier l’ouverture</summary>
        <div className="mt-4">
          <OpeningForm
            key={opening.version}
            opening={opening.input}
            today={today}
            lastResult={isEdit ? lastResult : undefined}
          />
        </div>
      </details>
    </>
  );
}

function Acts({ state }: { state: OpeningState }) {
  if (state !== "open") {
    return (
      <Form method="post">
        <Button name="intent" value="reopen">
          Remettre à pourvoir
        </Button>
      </Form>
    );
  }
  return (
    <Form method="post" className="flex flex-wrap gap-2">
      <Button name="intent" value="check" variant="primary">
        Vérifiée aujourd’hui
      </Button>
      <Button name="intent" value="fill">
        Pourvue
      </Button>
      <Button name="intent" value="withdraw" variant="quiet">
        Retirer
      </Button>
    </Form>
  );
}
