import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ComponentProps } from "react";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { AskingSearch } from "~/features/scholarships/asking-search";
import {
  findAsking,
  getAsking,
  getNewScholarship,
} from "~/features/scholarships/new-scholarship.queries.server";
import { NewScholarshipForm } from "~/features/scholarships/new-scholarship-form";
import { newScholarshipSchema } from "~/features/scholarships/scholarship-acts.schema.server";
import { openScholarship } from "~/features/scholarships/scholarship-opening.commands.server";
import { NBSP } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Ouvrir une bourse" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const candidateId = candidateOf(request);
  if (candidateId) return getNewScholarship(user, candidateId);
  return { found: await findAsking(user, new URL(request.url).searchParams.get("q") ?? "") };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const candidateId = candidateOf(request);
  return submitForm(request, newScholarshipSchema, async (asked) => {
    await getAsking(user, candidateId);
    const id = await openScholarship(user, { candidateId, ...asked });
    return redirectWithToast(request, `/scholarships/${id}`, {
      message: "Bourse ouverte. Demandez les pièces du dossier.",
    });
  });
}

type Asked = Awaited<ReturnType<typeof getNewScholarship>>;

function candidateOf(request: Request): string {
  return new URL(request.url).searchParams.get("candidate") ?? "";
}

export default function NewScholarship() {
  const data = useLoaderData<typeof loader>();
  if ("found" in data) return <ForWhom {...data} />;
  return <ForSomebody {...data} />;
}

function ForWhom({ found }: ComponentProps<typeof AskingSearch>) {
  return (
    <>
      <PageHeader
        back={{ to: "/scholarships", label: "Bourses" }}
        title="Ouvrir une bourse"
        meta={`Pour qui${NBSP}? Cherchez une personne qui a déjà un dossier.`}
      />
      <AskingSearch found={found} />
    </>
  );
}

function ForSomebody({ candidateId, name, programmes, ...choices }: Asked) {
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: `/candidates/${candidateId}`, label: name }}
        title="Ouvrir une bourse"
        meta={`Pour ${name}. Les pièces à fournir suivent du programme choisi.`}
      />
      {programmes.length === 0 ? (
        <EmptyState
          title="Aucun programme n’est à proposer."
          why="Aucun n’a de termes en vigueur aujourd’hui, ou cette personne les a déjà tous demandés."
          act={<LinkButton to="/programmes">Voir les programmes</LinkButton>}
        />
      ) : (
        <NewScholarshipForm programmes={programmes} {...choices} lastResult={lastResult} />
      )}
    </>
  );
}
