import { Form } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { NBSP } from "~/vocabulary/typography";

interface AskedPartnerLine {
  id: string;
  name: string;
  to?: string;
  sent: string;
  deletedOn?: string;
  toldBy?: "link" | "team";
  /** The day they were asked already, when something was taken back. */
  askedOn?: string;
}

interface Props {
  partners: readonly AskedPartnerLine[];
  /** Whether they were asked already. */
  isAsked: boolean;
}

/** The partners who received something, and whether they said it was deleted. */
export function AskedPartnerList({ partners, isAsked }: Props) {
  return (
    <ul>
      {partners.map((partner) => (
        <li
          key={partner.id}
          className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-2.5"
        >
          <div className="min-w-0 flex-1">
            <strong className="font-semibold">{partner.name}</strong>
            {partner.to ? `, ${partner.to}` : ", prévenu par téléphone : à appeler"}
            <div className="text-muted">
              {partner.sent}
              {partner.askedOn &&
                `. Déjà prié de le supprimer le ${partner.askedOn}${NBSP}: pas de second mail.`}
            </div>
          </div>
          {(isAsked || partner.deletedOn) && <Answer partner={partner} />}
        </li>
      ))}
    </ul>
  );
}

function Answer({ partner: { id, name, deletedOn, toldBy } }: { partner: AskedPartnerLine }) {
  if (deletedOn)
    return (
      <Badge tone="done">
        supprimé le {deletedOn}
        {toldBy === "team" ? ", dit à l’équipe" : ""}
      </Badge>
    );
  return (
    <Form method="post" className="flex flex-wrap items-center gap-2">
      <Badge tone="waiting">réponse attendue</Badge>
      <input type="hidden" name="partnerId" value={id} />
      <Button name="intent" value="deleted" size="small" aria-label={`Noter que ${name} a supprimé`}>
        A dit l’avoir supprimé
      </Button>
    </Form>
  );
}
