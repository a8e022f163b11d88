import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { PagedList } from "~/components/ui/pagination";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { pageOf } from "~/core/http/pagination.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { eraseExpired, keepLonger } from "~/features/privacy/retention.commands.server";
import { listRetention } from "~/features/privacy/retention.queries.server";
import { retentionActSchema } from "~/features/privacy/retention.schema.server";
import { KeepLonger, RetentionList } from "~/features/privacy/retention-list";
import { ERASURE_WORD } from "~/vocabulary/erasures";
import { NBSP } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Conservation, confidentialité" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "privacy:read");
  return { ...(await listRetention(pageOf(new URL(request.url)))), now: now() };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "privacy:write");
  return submitForm(
    request,
    retentionActSchema,
    async (act) => {
      if (act.intent === "erase") {
        const message = await eraseExpired(user, act.files, act.word);
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
  const { months, now, ...list } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const isPending = useNavigation().state !== "idle";
  const refused = lastResult?.initialValue?.intent === "erase" ? lastResult.error : undefined;
  const due = list.rows.filter(({ isDue }) => isDue);
  return (
    <>
      <p className="my-4 max-w-[75ch]">
        {`Un dossier est gardé ${months} mois après le dernier acte de la personne${NBSP}: un formulaire, une correction, une réponse, un appel. Nos mails et nos notes ne comptent pas, ni ce qu’elle aurait seulement ouvert. Rien n’est effacé sans vous.`}
      </p>
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
        <Form method="post" id="erase">
          <RetentionList rows={list.rows} now={now} />
        </Form>
        {due.length > 0 && (
          <Section title="Effacer les dossiers cochés">
            <div className="form-stack">
              <FormErrors errors={refused?.[""] ?? refused?.files ?? undefined} />
              <p className="max-w-[40rem]">
                L’effacement <strong>ne s’annule pas</strong>. Les chiffres restent justes ; chaque partenaire
                qui avait reçu quelque chose est prié de le supprimer.
              </p>
              <TextField
                form="erase"
                label={`Pour confirmer, écrivez le mot « ${ERASURE_WORD} »`}
                name="word"
                autoComplete="off"
                errors={refused?.word ?? undefined}
              />
              <div>
                <Button form="erase" name="intent" value="erase" variant="primary" pending={isPending}>
                  Effacer définitivement
                </Button>
              </div>
            </div>
          </Section>
        )}
        <Section title="Garder encore un dossier">
          <KeepLonger rows={list.rows} lastResult={lastResult} />
        </Section>
      </PagedList>
    </>
  );
}
