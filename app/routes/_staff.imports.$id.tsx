import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { pageOf } from "~/core/http/pagination.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { listReferents } from "~/features/accounts/accounts.queries.server";
import { carryOutImportAct } from "~/features/imports/import-acts.commands.server";
import { ImportReport } from "~/features/imports/import-report";
import { ImportReview } from "~/features/imports/import-review";
import { mapColumns, readingOf } from "~/features/imports/imports.commands.server";
import {
  findRun,
  getImport,
  listRows,
  listSamples,
  listUnknownKinds,
} from "~/features/imports/imports.queries.server";
import { editsOf, importActSchema, readingSchema } from "~/features/imports/imports.schema.server";
import { semesterChoices } from "~/features/imports/intern-reference.queries.server";
import { ReadingForm } from "~/features/imports/reading-form";
import { importWords } from "~/vocabulary/imports";
import { foldText, formatCount } from "~/vocabulary/typography";

const MOST_COLUMNS = 100;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? data.name : "Import" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const found = await getImport(user, params.id ?? "");
  const { name, state, headers, mapping, kinds, rule, referentId, nextAction, rowCount, counts } = found;
  const { semesterId } = found;
  const page = pageOf(new URL(request.url));
  const isReview = state === "review";
  const [semesters, samples, unknown, colleagues, wrong, duplicates, run] = await Promise.all([
    state === "mapping" ? semesterChoices() : [],
    state === "mapping" ? listSamples(found) : [],
    state === "mapping" ? listUnknownKinds(found) : [],
    listReferents(),
    isReview ? listRows(found, "wrong", page) : null,
    isReview ? listRows(found, "duplicate", page) : null,
    findRun(found),
  ]);
  const known = new Map(kinds.map(({ word, kind }) => [word, kind]));
  return {
    name,
    state,
    reading: {
      headers,
      samples,
      mapping,
      rule,
      referentId,
      nextAction,
      semesterId,
      semesters,
      unknownKinds: unknown.map((word) => ({ word, kind: known.get(foldText(word)) })),
      colleagues: colleagues.map(({ _id, name }) => ({ value: _id, label: name })),
    },
    review: { headers, mapping, rule, counts, wrong, duplicates },
    rowCount,
    run: run && { id: run._id, state: run.state, done: run.done, total: run.total, startedAt: run.startedAt },
    counts,
    realNow: new Date(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const found = await getImport(user, params.id ?? "");
  const form = await request.formData();
  const back = (message: string) => redirectWithToast(request, `/imports/${found._id}`, { message });
  if (form.get("intent") === "read") {
    return submitForm(
      form,
      readingSchema,
      async (reading) => {
        await mapColumns(user, found, readingOf(found, reading));
        return back("Tableau lu. Rien n’est encore créé.");
      },
      { listCap: MOST_COLUMNS },
    );
  }
  return submitForm(form, importActSchema, async ({ intent }) =>
    back(await carryOutImportAct(user, found, intent, editsOf(form))),
  );
}

export default function ImportPage() {
  const { name, state, reading, review, rowCount, run, counts, realNow } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: "/imports", label: "Imports" }}
        title={name}
        meta={`${importWords(state, run?.state ?? null)} · ${formatCount(rowCount, "ligne", "lignes")}`}
      />
      {state === "mapping" && <ReadingForm {...reading} lastResult={lastResult} />}
      {state === "review" && <ImportReview {...review} errors={lastResult?.error?.[""]} />}
      {(state === "importing" || state === "imported") && (
        <ImportReport run={run} counts={counts} now={realNow} />
      )}
    </>
  );
}
