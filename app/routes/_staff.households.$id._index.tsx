import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { timelineFilterOf } from "~/features/entries/entries.queries.server";
import { Blocking } from "~/features/file/blocking";
import { Corrections } from "~/features/file/corrections";
import { getFile } from "~/features/file/file.queries.server";
import { fileActSchema } from "~/features/file/file.schema.server";
import { carryOutFileAct } from "~/features/file/file-acts.commands.server";
import { FileHeader, RareActs } from "~/features/file/file-header";
import { FilePromises } from "~/features/file/file-promises";
import { getPromiseOffer } from "~/features/file/file-promises.queries.server";
import { FileRefusal } from "~/features/file/file-refusal";
import { FileTags } from "~/features/file/file-tags";
import { getTaskChoices } from "~/features/file/file-tasks.queries.server";
import { FileTimeline } from "~/features/file/file-timeline";
import { FileTracks } from "~/features/file/file-tracks";
import { NextActionBox } from "~/features/file/next-action-box";
import { StaleDates } from "~/features/file/stale-dates";
import { listTags } from "~/features/households/household-tags.queries.server";
import { FileScholarships } from "~/features/scholarships/file-scholarships";
import { listScholarshipsOfFile } from "~/features/scholarships/file-scholarships.queries.server";
import { TaskList } from "~/features/tasks/task-list";
import { TrackedCorrections } from "~/features/tracking/tracked-corrections";
import { roleCan } from "~/vocabulary/permissions";
import { dayOf } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Dossier ${data.title}` : "Dossier" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const { searchParams } = new URL(request.url);
  const file = await getFile(user, params.id ?? "", timelineFilterOf(searchParams));
  const [knownTags, choices, promiseOffer, scholarships] = await Promise.all([
    listTags(user),
    getTaskChoices(user, file),
    getPromiseOffer(file, searchParams.get("promesse")),
    listScholarshipsOfFile(file.candidates),
  ]);
  const canErase = roleCan(user.role, "privacy:request");
  return { ...file, ...choices, promiseOffer, knownTags, canErase, scholarships };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const here = `/households/${params.id}`;
  return submitForm(request, fileActSchema, async (act) => {
    const {
      message,
      undo,
      search = "",
      to = here + search,
    } = await carryOutFileAct(user, params.id ?? "", act);
    return redirectWithToast(request, to, {
      message,
      undo: undo && { action: `${here}?index`, fields: undo },
    });
  });
}

export default function FilePage() {
  const file = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <FileHeader file={file} lastResult={lastResult} />
      <FileRefusal lastResult={lastResult} />
      <FileTags householdId={file.id} tags={file.tags} known={file.knownTags} />
      <Blocking file={file} />
      <Corrections file={file} />
      <TrackedCorrections householdId={file.id} corrections={file.tracked} isInFile now={file.now} />
      <StaleDates {...file} today={dayOf(file.now)} />
      <FileTracks file={file} />
      <FileScholarships
        scholarships={file.scholarships}
        isNamed={file.candidates.length > 1}
        asking={file.candidates.filter(({ maySeekScholarship }) => maySeekScholarship)}
      />
      <NextActionBox file={file} lastResult={lastResult} />
      <TaskList {...file} lastResult={lastResult} />
      <FilePromises {...file} lastResult={lastResult} />
      <FileTimeline file={file} lastResult={lastResult} />
      <RareActs file={file} canErase={file.canErase} />
    </>
  );
}
