import { z } from "zod";
import { formatPhone, NBSP } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Team } from "./blocks";
import { GREETING, SERVICE } from "./common-words";
import { defineMail } from "./define";
import { Letter } from "./layout";

/** In both languages: nothing is known of who reads it. */
export default defineMail({
  params: z.object({
    /** Where anybody tells what they look for. */
    formUrl: z.string(),
  }),
  wording: {
    placeholders: { service: SERVICE },
    subject: { fr: "Votre message est bien arrivé – {service}" },
    blocks: {
      greeting: GREETING,
      opening: {
        label: "Première phrase",
        fr: `Votre message est bien arrivé. Nous ne l’avons pas encore relié à une demande${NBSP}: une personne de l’équipe va le lire et vous répondra.`,
      },
    },
  },
  Body: ({ params: { formUrl }, brand, words }) => (
    <Letter
      brand={brand}
      preview="Une personne de l’équipe va le lire."
      reason="Vous recevez ce message automatique parce que vous venez de nous écrire. Il n’y en aura pas d’autre aujourd’hui."
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Paragraph>
        {brand.phone && `Si c’est urgent, appelez-nous au ${formatPhone(brand.phone)}. `}
        Pour une première demande, le formulaire nous dit tout de suite ce qu’il nous faut savoir{NBSP}:
      </Paragraph>
      <Act href={formUrl}>Dire ce que je cherche</Act>
      <Team brand={brand} />
      <Aside>
        In English: your message has arrived. We have not linked it to a request yet; a member of the team
        will read it and answer you.{" "}
        {brand.phone && `If it is urgent, call us on ${formatPhone(brand.phone)}. `}
        For a first request, please use the form above.
      </Aside>
    </Letter>
  ),
  sample: { formUrl: "https://conciergerie.example/interet" },
});
