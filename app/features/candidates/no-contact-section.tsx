import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { NBSP } from "~/vocabulary/typography";
import type { NoContactView } from "./no-contact.queries.server";
import { errorsOf, type ListProps } from "./project-list-parts";

interface Props extends Pick<ListProps, "refused"> {
  firstName: string;
  noContact: NoContactView | undefined;
}

/** Whether the person may be written to, who asked that they be not, and the way back. */
export function NoContactSection({ firstName, noContact, refused }: Props) {
  return (
    <div id="ne-plus-ecrire">
      <Section title="Ne plus écrire">
        {noContact ? (
          <Resume noContact={noContact} errors={errorsOf("resume-writing", refused)("reason")} />
        ) : (
          <Stop firstName={firstName} errors={errorsOf("stop-writing", refused)("reason")} />
        )}
      </Section>
    </div>
  );
}

function Stop({ firstName, errors }: { firstName: string; errors?: string[] }) {
  return (
    <Form method="post" className="form-stack">
      <p className="max-w-[40rem] text-muted">
        {`À choisir si ${firstName} a demandé, de vive voix ou par mail, qu’on ne lui écrive plus. Rien de ce que nous envoyons de nous-mêmes ne part alors, et les contacts prévus vont à la corbeille. Une demande qui viendrait de ${firstName} recevra toujours sa réponse.`}
      </p>
      <TextField
        label="Ce qui a été dit"
        name="reason"
        optional
        autoComplete="off"
        errors={errors}
        hint="Pour l’équipe seulement."
      />
      <div>
        <Button name="intent" value="stop-writing">
          Ne plus écrire à {firstName}
        </Button>
      </div>
    </Form>
  );
}

function Resume({ noContact, errors }: { noContact: NoContactView; errors?: string[] }) {
  const { firstName, words, reason, isOwnWish } = noContact;
  return (
    <Form method="post" className="form-stack">
      <Notice tone="attention" title={`Ne plus écrire à ${firstName}.`}>
        {words}
        {reason && ` «${NBSP}${reason}${NBSP}»`}
      </Notice>
      <TextField
        label={`Pourquoi écrire de nouveau à ${firstName}`}
        name="reason"
        autoComplete="off"
        errors={errors}
        hint={
          isOwnWish
            ? "La personne l’a demandé elle-même : c’est à elle de dire qu’elle veut de nouveau nous lire."
            : "La raison reste dans le dossier."
        }
      />
      <div>
        <Button name="intent" value="resume-writing">
          Permettre de nouveau de lui écrire
        </Button>
      </div>
    </Form>
  );
}
