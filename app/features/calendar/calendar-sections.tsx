import { Form } from "@remix-run/react";
import { useState } from "react";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { Acts, Dialog, DialogClose } from "~/components/ui/dialog";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { useOnDone } from "~/components/ui/use-on-done";
import { When } from "~/components/ui/when";
import { CopiedAddress } from "./copied-address";

interface Standing {
  https?: string;
  webcal?: string;
  showsNames: boolean;
  readAt?: Date;
}

/** The private link: made, copied, followed by whether a calendar reads it, then cut. */
export function LinkSection({ standing, now }: { standing: Standing; now: Date }) {
  const { https, webcal } = standing;
  if (!https || !webcal) return <NoLink />;
  return (
    <Section title="Lien privé">
      <LastReading readAt={standing.readAt} now={now} />
      <div className="form-stack mt-4">
        <p>
          <a className="button button-primary" href={webcal}>
            S’abonner sur cet appareil
          </a>
        </p>
        <CopiedAddress
          label="Téléphone, Outlook, Thunderbird"
          hint="Si le bouton n’ouvre rien, copiez cette adresse dans « Ajouter un agenda par abonnement »."
          address={webcal}
        />
        <CopiedAddress
          label="Google Agenda, agenda en ligne"
          hint="Dans « Ajouter un agenda », puis « À partir de l’URL »."
          address={https}
        />
        <p className="text-muted">
          Ce lien se lit sans mot de passe : ne le transmettez à personne. Téléphone perdu, doute : coupez-le
          ou changez-le, l’ancien ne répond plus aussitôt.
        </p>
        <div className="flex flex-wrap gap-2">
          <Confirmed
            intent="open"
            act="Changer de lien"
            title="Changer de lien ?"
            what="L’ancien lien ne répond plus : abonnez de nouveau vos appareils au nouveau."
          />
          <Confirmed
            intent="cut"
            act="Couper ce lien"
            title="Couper ce lien ?"
            what="Vos agendas ne reçoivent plus rien. Vous pourrez créer un nouveau lien, jamais rouvrir celui-ci."
          />
        </div>
      </div>
    </Section>
  );
}

function NoLink() {
  return (
    <Section title="Lien privé">
      <p className="mb-3 text-muted">
        Aucun lien n’est ouvert. Créez-le, puis abonnez-y votre téléphone ou votre ordinateur : il se met à
        jour tout seul.
      </p>
      <Form method="post">
        <Button name="intent" value="open" variant="primary">
          Créer mon lien
        </Button>
      </Form>
    </Section>
  );
}

function LastReading({ readAt, now }: { readAt?: Date; now: Date }) {
  if (!readAt) {
    return (
      <Notice tone="waiting">
        Pas encore lu par un agenda. Revenez ici après vous être abonné·e : la lecture s’y voit. Certains
        agendas attendent quelques heures.
      </Notice>
    );
  }
  return (
    <Notice tone="done">
      Dernière lecture par votre agenda : <When at={readAt} now={now} />
    </Notice>
  );
}

interface ConfirmedProps {
  intent: "open" | "cut";
  act: string;
  title: string;
  what: string;
}

function Confirmed({ intent, act, title, what }: ConfirmedProps) {
  const [isOpen, setOpen] = useState(false);
  useOnDone(undefined, () => setOpen(false));
  return (
    <Dialog
      title={title}
      description={what}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button type="button">{act}</Button>}
    >
      <Form method="post">
        <Acts>
          <Button name="intent" value={intent} variant="danger">
            {act}
          </Button>
          <DialogClose>
            <Button type="button" variant="quiet">
              Ne rien changer
            </Button>
          </DialogClose>
        </Acts>
      </Form>
    </Dialog>
  );
}

/** Whether names are shown, and what that means on a phone. */
export function NamesSection({ showsNames }: { showsNames: boolean }) {
  return (
    <Section title="Ce qu’on y lit">
      <p className="mb-3 text-muted">
        Sans les noms, un rendez-vous s’appelle « Visite – dossier » et mène au dossier, où vous êtes
        connecté·e.
      </p>
      <Form method="post" className="form-stack">
        <Checkbox
          label="Afficher les noms dans mon agenda"
          hint="Les noms des personnes et des structures sont alors copiés sur vos appareils et chez qui tient votre agenda, et se lisent parfois sur un écran verrouillé. À réserver à un appareil professionnel protégé par un code."
          name="showsNames"
          defaultChecked={showsNames}
        />
        <div>
          <Button name="intent" value="names">
            Enregistrer ce choix
          </Button>
        </div>
      </Form>
    </Section>
  );
}

/** What the calendar holds, whoever reads it. */
export function ContentSection() {
  return (
    <Section title="Ce qu’il contient">
      <ul className="list-disc pl-5 text-muted">
        <li>les visites convenues et notées de vos dossiers ;</li>
        <li>vos tâches, vos promesses et vos prochaines actions ;</li>
        <li>les réponses que des partenaires vous doivent.</li>
      </ul>
      <p className="mt-2 text-muted">
        Les 30 derniers jours et l’année qui vient. Pendant l’absence d’un·e collègue qui vous confie ses
        dossiers, les siens aussi.
      </p>
    </Section>
  );
}
