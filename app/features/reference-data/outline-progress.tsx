import { Form, useNavigation, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { Button } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { Progress } from "~/components/ui/progress";
import { NBSP } from "~/vocabulary/typography";
import type { OutlineRun } from "./outline-run.commands.server";

const REFRESH_MS = 1500;

/** How far the import under way is; what stopped the last one. */
export function OutlineProgressNotice({ run }: { run: OutlineRun | null }) {
  const { revalidate } = useRevalidator();
  const isRunning = run?.isRunning ?? false;
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(revalidate, REFRESH_MS);
    return () => clearInterval(timer);
  }, [isRunning, revalidate]);

  if (!run) return null;
  if (run.failure) {
    return (
      <Notice tone="late" title="L’import s’est arrêté." role="alert">
        {run.failure}
      </Notice>
    );
  }
  if (!run.isRunning) return <Notice tone="done">Contours et positions importés.</Notice>;
  return (
    <div role="status" className="mb-4">
      <p className="mb-1">
        Import des contours{NBSP}: {run.departement ? `département ${run.departement}` : "préparation"},{" "}
        {run.done} sur {run.total}.
      </p>
      <Progress value={run.total === 0 ? 0 : (100 * run.done) / run.total} label="Import des contours" />
    </div>
  );
}

/** The two imports one can ask for. */
export function ImportActs({ isRunning }: { isRunning: boolean }) {
  const { state, formData } = useNavigation();
  const asked = state === "idle" ? null : formData?.get("intent");
  return (
    <Form method="post" className="my-4 flex flex-wrap gap-2">
      <Button name="intent" value="communes" pending={asked === "communes"}>
        Importer les communes
      </Button>
      {!isRunning && (
        <Button name="intent" value="outlines" pending={asked === "outlines"}>
          Importer les contours et positions
        </Button>
      )}
    </Form>
  );
}
