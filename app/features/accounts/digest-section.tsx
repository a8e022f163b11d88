import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { Section } from "~/components/ui/section";

/** Whether the summary of the day comes by mail. */
export function DigestSection({ wantsDigest }: { wantsDigest: boolean }) {
  return (
    <Section title="Résumé du matin">
      <Form method="post" className="form-stack">
        <Checkbox
          label="Recevoir le résumé de ma journée par e-mail"
          hint="Les jours ouvrés, le matin ; rien quand rien n’attend. Des nombres, jamais de noms."
          name="wantsDigest"
          defaultChecked={wantsDigest}
        />
        <div>
          <Button name="intent" value="digest">
            Enregistrer ce choix
          </Button>
        </div>
      </Form>
    </Section>
  );
}
