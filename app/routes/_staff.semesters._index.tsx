import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EmptyState } from "~/components/ui/empty-state";
import { Folded } from "~/components/ui/item-form";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { pageOf } from "~/core/http/pagination.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { InternTabs } from "~/features/semesters/intern-tabs";
import { OpenSemesterForm } from "~/features/semesters/semester-form";
import { ComingSemester, SemesterTable } from "~/features/semesters/semester-list";
import { proposedSemesters } from "~/features/semesters/semester-proposal.queries.server";
import { semesterName } from "~/features/semesters/semester-words";
import { openSemester } from "~/features/semesters/semesters.commands.server";
import { openingSchema } from "~/features/semesters/semesters.schema.server";
import { listSemesterRows } from "~/features/semesters/semesters-page.queries.server";
import { roleCan } from "~/vocabulary/permissions";

export const meta: MetaFunction = () => [{ title: "Semestres d’internes" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "structures:read");
  const canWrite = roleCan(user.role, "structures:write");
  const [list, proposals] = await Promise.all([
    listSemesterRows(pageOf(new URL(request.url))),
    canWrite ? proposedSemesters() : [],
  ]);
  return { ...list, proposals };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  return submitForm(request, openingSchema, async ({ semesterId, ...dates }) => {
    await openSemester(user, semesterId, dates);
    return redirectWithToast(request, `/semesters/${semesterId}`, {
      message: "Semestre ouvert, avec le calendrier habituel.",
    });
  });
}

export default function Semesters() {
  const { rows, page, hasNext, total, coming, proposals } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Semestres d’internes"
        meta="L’hiver commence début novembre, l’été début mai : des places, des lits, des internes."
      />
      <InternTabs current="/semesters" />
      {coming && <ComingSemester semester={coming} />}
      <Section title="Tous les semestres" count={total}>
        <PagedList
          rows={rows}
          page={page}
          hasNext={hasNext}
          total={total}
          one="semestre"
          many="semestres"
          empty={
            <EmptyState
              title="Aucun semestre n’est ouvert."
              why="Un semestre réunit les places offertes, les internes attendu·e·s et leurs lits. Ouvrez le prochain : ses dates et son calendrier sont proposés."
            />
          }
        >
          <SemesterTable rows={rows} />
        </PagedList>
      </Section>
      {proposals.length > 0 && (
        <Section title="Ouvrir un semestre">
          <div className="grid gap-2">
            {proposals.map((proposal) => (
              <Folded
                key={proposal.id}
                summary={`Ouvrir le semestre d’${semesterName(proposal.id)}`}
                isOpen={lastResult?.initialValue?.semesterId === proposal.id}
              >
                <OpenSemesterForm proposal={proposal} lastResult={lastResult} />
              </Folded>
            ))}
          </div>
        </Section>
      )}
    </>
  );
}
