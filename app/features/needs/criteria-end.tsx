import { useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import type { FieldSource } from "~/components/ui/field";
import { Textarea } from "~/components/ui/textarea";

interface Props {
  note: FieldSource;
  act?: string;
}

/** How every form of criteria ends: what stays between us, and the act. */
export function CriteriaEnd({ note, act = "Enregistrer les critères" }: Props) {
  const { state } = useNavigation();
  return (
    <>
      <Textarea
        label="Pour nous"
        field={note}
        rows={2}
        hint="Cette note n’est jamais transmise à un partenaire."
      />
      <div>
        <Button pending={state !== "idle"}>{act}</Button>
      </div>
    </>
  );
}
