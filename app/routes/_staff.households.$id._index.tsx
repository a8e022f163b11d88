import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { Blocking } from "~/features/file/blocking";
import { Corrections } from "~/features/file/corrections";
import { getFile } from "~/features/file/file.queries.server";
import { fileActSchema } from "~/features/file/file.schema.server";
import { carryOutFileAct } from "~/features/file/file-acts.commands.server";
import { FileHeader } from "~/features/file/file-header";
import { FileTimeline } from "~/features/file/file-timeline";
import { FileTracks } from "~/features/file/file-tracks";
import { NextActionBox } from "~/features/file/next-action-box";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Dossier ${data.title}` : "Dossier" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const { searchParams } = new URL(request.url);
  return getFile(user, params.id ?? "", {
    filter: searchParams.get("fil"),
    before: searchParams.get("avant"),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const here = `/households/${params.id}`;
  return submitForm(request, fileActSchema, async (act) => {
    const { message, undo } = await carryOutFileAct(user, params.id ?? "", act);
    return redirectWithToast(request, here, {
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
      <FileHeader file={file} />
      <Blocking file={file} />
      <Corrections file={file} />
      <FileTracks file={file} />
      <NextActionBox file={file} lastResult={lastResult} />
      <FileTimeline file={file} lastResult={lastResult} />
    </>
  );
}
