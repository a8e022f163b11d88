import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Button, LinkButton } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { FormErrors } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getAllocation } from "~/features/allocations/allocations.queries.server";
import { publishSchema } from "~/features/allocations/allocations.schema.server";
import { publishAllocation } from "~/features/allocations/publishing.commands.server";
import {
  getPublishingPage,
  type PublishingPage,
} from "~/features/allocations/publishing-page.queries.server";
import { SemesterTabs } from "~/features/semesters/semester-tabs";
import { formatCount, formatDateTime, joinWords, NBSP } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Publier ${data.name}` : "Publier" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "structures:read");
  return await getPublishingPage(user, params.id ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  const found = await getAllocation(params.id ?? "");
  return submitForm(request, publishSchema, async () => {
    await publishAllocation(user, found);
    const message = "La répartition est publiée. Les mails partent aux heures de bureau.";
    return redirectWithToast(request, `/allocations/${found._id}`, { message });
  });
}

export default function PublishRoute() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const isPending = useNavigation().state !== "idle";
  const isPublished = page.state === "published";
  const isReady = page.state === "proposed" && page.broken.length === 0;
  return (
    <>
      <PageHeader
        back={{ to: `/allocations/${page.id}`, label: page.name }}
        title={isPublished ? "Qui est prévenu, qui est à appeler" : "Publier cette répartition"}
        meta={page.semester}
      />
      <SemesterTabs semesterId={page.semesterId} current="allocations" />
      <FormErrors errors={result?.error?.[""]} />
      {page.broken.length > 0 && (
        <Notice tone="late" title="Les données ont changé depuis le calcul.">
          {joinWords(page.broken)}. Recalculez, puis publiez.
        </Notice>
      )}
      {page.state !== "proposed" && !isPublished && (
        <Notice title="Cette répartition n’est pas à publier.">
          Seule une proposition calculée se publie, une fois.
        </Notice>
      )}
      {isPublished && <DescriptionList facts={factsOf(page)} />}
      {isReady && (
        <>
          <p className="mb-4 max-w-[44rem]">
            {page.isRepair
              ? "Les places et les lits qui changent sont d’abord libérés puis retenus. Seules les personnes dont la ligne, ou la liste, change sont prévenues, chacune par un seul mail."
              : "Chaque place et chaque lit est d’abord retenu. Si l’un d’eux n’est plus libre, rien n’est publié et personne n’est prévenu. Sinon chacun est prévenu par un seul mail."}
          </p>
          <Unconfirmed {...page.unconfirmed} />
          <DescriptionList facts={factsOf(page)} />
          {page.mayAct ? (
            <Form method="post" className="mt-6 flex flex-wrap gap-2">
              <Button name="intent" value="publish" variant="primary" pending={isPending}>
                Publier et prévenir
              </Button>
              <LinkButton to={`/allocations/${page.id}`}>Revenir à la proposition</LinkButton>
            </Form>
          ) : (
            <p className="mt-6 text-muted">
              Seule une personne qui voit tout le département peut publier une répartition.
            </p>
          )}
        </>
      )}
    </>
  );
}

/** Publishing is not refused: a supervisor may have said yes on the phone. */
function Unconfirmed({ interns, places }: PublishingPage["unconfirmed"]) {
  if (interns === 0) return null;
  return (
    <div className="mb-4 max-w-[48rem]">
      <Notice
        title={`${formatCount(interns, "interne serait prévenu·e d’une place", "internes seraient prévenu·e·s de places")} que personne n’a confirmée${interns > 1 ? "s" : ""}.`}
      >
        {places.join(`${NBSP}; `)}. Demandez d’abord aux maîtres de stage, ou notez leur réponse sur le
        terrain.
      </Notice>
    </div>
  );
}

function factsOf(page: PublishingPage) {
  const { interns, toCall, supervisors, owners, unplaced, unasked, leavesAt, now, state } = page;
  const leaves = formatDateTime(new Date(leavesAt), new Date(now));
  return [
    { term: "Internes", value: told(interns, "interne prévenu·e par mail", "internes prévenu·e·s par mail") },
    {
      term: "À appeler",
      value: toCall.length > 0 && `${joinWords(toCall)}${NBSP}: pas d’adresse où écrire.`,
    },
    { term: "Maîtres de stage", value: readers(supervisors) },
    { term: "Hébergements", value: readers(owners) },
    { term: "Sans terrain de stage", value: unplaced.length > 0 && joinWords(unplaced) },
    {
      term: "Demande à compléter",
      value:
        unasked.length > 0 &&
        `${joinWords(unasked)}${NBSP}: ni niveau ni vœu. ${formatCount(unasked.length, "personne n’est pas prévenue", "personnes ne sont pas prévenues")}.`,
    },
    {
      term: "Départ des mails",
      value: state === "proposed" && `${leaves}, jamais un jour férié ni un week-end.`,
    },
  ].map(({ term, value }) => ({ term, value: value || undefined }));
}

function told(names: readonly string[], one: string, many: string): string {
  if (names.length === 0) return "Personne.";
  return `${formatCount(names.length, one, many)}${NBSP}: ${joinWords(names)}.`;
}

function readers(list: readonly { name: string; hasEmail: boolean }[]): string {
  const written = list.filter(({ hasEmail }) => hasEmail).map(({ name }) => name);
  const called = list.filter(({ hasEmail }) => !hasEmail).map(({ name }) => name);
  const calls = called.length > 0 ? ` Sans adresse, à appeler${NBSP}: ${joinWords(called)}.` : "";
  return `${told(written, "mail", "mails")}${calls}`;
}
