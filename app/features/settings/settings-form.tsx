import { type FormMetadata, getFormProps } from "@conform-to/react";
import { Form, useNavigation, useOutletContext } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";

/** What the layout of the settings tells its pages. */
export interface SettingsAccess {
  canWrite: boolean;
  canInvite: boolean;
}

export function useSettingsAccess(): SettingsAccess {
  return useOutletContext<SettingsAccess>();
}

interface SettingsFormProps<Values extends Record<string, unknown>> {
  form: FormMetadata<Values>;
  /** Told apart from the other forms of the page. */
  intent?: string;
  act?: string;
  isWide?: boolean;
  children: ReactNode;
}

/** One form of the settings: read by the team, changed by a responsable. */
export function SettingsForm<Values extends Record<string, unknown>>({
  form,
  intent,
  act = "Enregistrer",
  isWide = false,
  children,
}: SettingsFormProps<Values>) {
  const { canWrite } = useSettingsAccess();
  const { state, formData } = useNavigation();
  const isPending = state !== "idle" && (formData?.get("intent") ?? undefined) === intent;
  return (
    <Form method="post" {...getFormProps(form)} className={isWide ? undefined : "form-stack"}>
      <FormErrors errors={form.errors} id={form.errorId} />
      {intent && <input type="hidden" name="intent" value={intent} />}
      <fieldset disabled={!canWrite} className="contents">
        {children}
      </fieldset>
      {canWrite && (
        <div className="mt-2">
          <Button variant="primary" pending={isPending}>
            {act}
          </Button>
        </div>
      )}
    </Form>
  );
}
