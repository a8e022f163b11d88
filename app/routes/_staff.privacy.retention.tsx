import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EmptyState } from "~/components/ui/empty-state";
import { PagedList } from "~/components/ui/pagination";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { pageOf } from "~/core/http/pagination.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { eraseExpired, keepLonger } from "~/features/privacy/retention.commands.server";
import { listOldRequests, listRetention } from "~/features/privacy/retention.queries.server";
import { retentionActSchema } from "~/features/privacy/retention.schema.server";
import { EraseTicked, KeepLonger, RequestList, RetentionList } from "~/features/privacy/retention-list";
import { NBSP } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Conservation, confidentialité" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "privacy:read");
  const [files, requests] = await Promise.all([
    listRetention(pageOf(new URL(request.url))),
    listOldRequests(),
  ]);
  return { ...files, ...requests, now: now() };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "privacy:write");
  return submitForm(
    request,
    retentionActSchema,
    async (act) => {
      if (act.intent === "erase") {
        const message = await eraseExpired(user, act.files, act.word, act.requests);
        return redirectWithToast(request, "/privacy/retention", { message });
      }
      await keepLonger(user, act.householdId, act);
      return redirectWithToast(request, "/privacy/retention", {
        message: "Gardé : la raison est notée au dossier.",
      });
    },
    { listCap: 50 },
  );
}

export default function Retention() {
  const { months, scholarships, now, requests, requestCount, ...list } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const isDue = [...list.rows, ...requests].some((line) => line.isDue);
  return (
    <>
      <p className="my-4 max-w-[75ch]">
        {`Un dossier est gardé ${months} mois après le dernier acte de la personne${NBSP}: un formulaire, une correction, une réponse, un appel. Nos mails et nos notes ne comptent pas, ni ce qu’elle aurait seulement ouvert. Une demande restée sans dossier est gardée ${months} mois après son arrivée. Rien n’est effacé sans vous.`}
      </p>
      <p className="my-4 max-w-[75ch]">{scholarships}</p>
      <PagedList
        {...list}
        one="dossier"
        many="dossiers"
        empty={
          <EmptyState
            title="Aucun dossier n’arrive à son terme"
            why="Ceux dont le temps vient dans les soixante jours s’affichent ici, avant que rien ne soit effacé."
          />
        }
      >
        <RetentionList rows={list.rows} now={now} form={ERASING} />
      </PagedList>
      {requests.length > 0 && (
        <Section title="Demandes restées sans dossier" count={requestCount}>
          {requestCount > requests.length && (
            <p className="text-muted">Les plus anciennes d’abord ; les suivantes viendront après elles.</p>
          )}
          <RequestList rows={requests} now={now} form={ERASING} />
        </Section>
      )}
      {isDue && (
        <Section title="Effacer ce qui est coché">
          <EraseTicked id={ERASING} lastResult={lastResult} />
        </Section>
      )}
      {list.rows.length > 0 && (
        <Section title="Garder encore un dossier">
          <KeepLonger rows={list.rows} lastResult={lastResult} />
        </Section>
      )}
    </>
  );
}

const ERASING = "erase";
