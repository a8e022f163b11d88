import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Badge, type Tone } from "~/components/ui/badge";
import { type Column, DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { PagedList } from "~/components/ui/pagination";
import { Section } from "~/components/ui/section";
import { When } from "~/components/ui/when";
import { requirePermission } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { pageOf } from "~/core/http/pagination.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { ErasureRequestForm } from "~/features/privacy/erasure-request-form";
import { askErasure } from "~/features/privacy/erasures.commands.server";
import { type ErasureLine, listErasures } from "~/features/privacy/erasures.queries.server";
import { erasureRequestSchema } from "~/features/privacy/erasures.schema.server";
import { getFileChoice } from "~/features/privacy/file-choice.queries.server";
import { FileFinder } from "~/features/privacy/file-finder";
import { ERASURE_STATES, type ErasureState } from "~/vocabulary/erasures";

export const meta: MetaFunction = () => [{ title: "Effacements, confidentialité" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "privacy:read");
  const url = new URL(request.url);
  const [choice, erasures] = await Promise.all([getFileChoice(url.searchParams), listErasures(pageOf(url))]);
  return { choice, erasures, today: toDay(now()), now: now() };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "privacy:write");
  return submitForm(request, erasureRequestSchema, async ({ householdId, ...asked }) => {
    const id = await askErasure(user, householdId, asked);
    return redirectWithToast(request, `/privacy/erasures/${id}`, {
      message: "Demande notée : voyez ce qui partira.",
    });
  });
}

export default function Erasures() {
  const { choice, erasures, today, now } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <Section title="Noter une demande">
        <FileFinder choice={choice} />
        {choice.file && (
          <ErasureRequestForm
            householdId={choice.file.id}
            people={choice.people}
            today={today}
            lastResult={lastResult}
          />
        )}
      </Section>
      <Section title="Demandes">
        <PagedList
          {...erasures}
          one="demande"
          many="demandes"
          empty={
            <EmptyState
              title="Aucune demande d’effacement"
              why="Elle est notée ici, ou par un·e responsable depuis le bas d’un dossier. Vous voyez alors tout ce qui partira avant de décider."
            />
          }
        >
          <DataTable caption="Demandes" columns={columns(now)} rows={erasures.rows} rowKey={({ id }) => id} />
        </PagedList>
      </Section>
    </>
  );
}

const TONES: Readonly<Record<ErasureState, Tone>> = {
  asked: "attention",
  running: "waiting",
  done: "done",
  dismissed: "neutral",
};

function columns(now: Date): Column<ErasureLine>[] {
  return [
    { header: "Qui", cell: ({ id, who }) => <Link to={id}>{who}</Link>, onPhone: true },
    {
      header: "État",
      cell: ({ state }) => <Badge tone={TONES[state]}>{ERASURE_STATES[state].fr}</Badge>,
      onPhone: true,
    },
    { header: "Demandé", cell: ({ asked }) => asked },
    {
      header: "Noté",
      cell: ({ recordedAt }) => <When at={recordedAt} now={now} />,
      onPhone: true,
      isNamedOnPhone: true,
    },
    { header: "Partenaires qui ont supprimé", cell: ({ partners }) => partners, isEnd: true },
  ];
}
