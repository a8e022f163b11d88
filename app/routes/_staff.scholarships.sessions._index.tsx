import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { Folded, ItemForm } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { pageOf } from "~/core/http/pagination.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { ScholarshipTabs } from "~/features/programmes/scholarship-tabs";
import { openSession } from "~/features/scholarships/panel-sessions.commands.server";
import { newSessionSchema } from "~/features/scholarships/scholarship-acts.schema.server";
import { SessionFields } from "~/features/scholarships/session-fields";
import { listSessions } from "~/features/scholarships/session-pages.queries.server";
import { roleCan } from "~/vocabulary/permissions";
import { formatCount, formatDayLong, formatHour } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Commission des bourses" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const url = new URL(request.url);
  const isOver = url.searchParams.has("closes");
  const canWrite = roleCan(user.role, "households:write");
  return { ...(await listSessions(isOver, pageOf(url))), isOver, canWrite };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  return submitForm(request, newSessionSchema, async (card) => {
    const id = await openSession(user, card);
    return redirectWithToast(request, `/scholarships/sessions/${id}`, { message: "Séance ouverte." });
  });
}

export default function Sessions() {
  const { rows, page, hasNext, total, isOver, canWrite } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={isOver ? "Séances terminées" : "Commission des bourses"}
        meta="Les séances qui accordent les bourses, leur ordre du jour et leurs décisions."
      />
      <ScholarshipTabs current="/scholarships/sessions" />
      <FormErrors errors={lastResult?.error?.[""]} />
      <PagedList
        {...{ rows, page, hasNext, total }}
        one="séance"
        many="séances"
        empty={
          <EmptyState
            title={isOver ? "Aucune séance terminée." : "Aucune séance n’est prévue."}
            why="Une séance a un jour, des membres et un ordre du jour, qui s’imprime."
          />
        }
      >
        <Lines label="Séances">
          {rows.map(({ id, on, at, place, heard }) => (
            <Line
              key={id}
              title={<Link to={`/scholarships/sessions/${id}`}>{formatDayLong(on)}</Link>}
              detail={[at && formatHour(at), place].filter(Boolean).join(", ")}
              badge={<Badge>{formatCount(heard, "bourse", "bourses")}</Badge>}
            />
          ))}
        </Lines>
      </PagedList>
      {canWrite && !isOver && (
        <Section title="Ouvrir une séance">
          <Folded summary="Ouvrir" isOpen={lastResult !== undefined}>
            <ItemForm intent="new" lastResult={lastResult} submit="Ouvrir la séance">
              {(fields) => <SessionFields fields={fields} />}
            </ItemForm>
          </Folded>
        </Section>
      )}
      <p className="mt-4">
        <Link to={isOver ? "/scholarships/sessions" : "?closes=1"}>
          {isOver ? "Les séances à venir" : "Les séances terminées"}
        </Link>
      </p>
    </>
  );
}
