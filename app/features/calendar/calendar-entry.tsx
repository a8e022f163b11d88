import { LinkButton } from "~/components/ui/button";
import { Section } from "~/components/ui/section";

/** The way to one’s own calendar, from one’s account. */
export function CalendarEntry() {
  return (
    <Section title="Agenda">
      <p className="mb-3 text-muted">
        Vos visites et vos échéances dans l’agenda de votre téléphone ou de votre ordinateur, sans aucun nom
        tant que vous ne le demandez pas.
      </p>
      <LinkButton to="/account/calendar">Ouvrir mon agenda</LinkButton>
    </Section>
  );
}
