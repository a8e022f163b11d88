import type { Settings } from "~/core/settings.server";
import { formatPhone, NBSP } from "~/vocabulary/typography";

export type LegalPageName = "privacy" | "notices" | "accessibility";

export interface LegalTexts {
  titles: Readonly<Record<LegalPageName, string>>;
  /** What each page says before anybody typed its text. */
  texts: Readonly<Record<LegalPageName, (brand: Brand) => string>>;
}

type Brand = Settings["brand"];

export const FRENCH_LEGAL_TEXTS: LegalTexts = {
  titles: {
    privacy: "Confidentialité",
    notices: "Mentions légales",
    accessibility: "Accessibilité",
  },
  texts: {
    privacy: ({ programme, owner, ...brand }) => `
${programme}${NBSP}: un service public. Responsable de ce traitement${NBSP}: ${owner}.

## Ce que nous faisons de votre demande

Nous lisons ce que vous écrivez dans le formulaire pour vous répondre et vous accompagner${NBSP}: projet professionnel, logement, emploi de la personne qui vous accompagne, école, garde d’enfants. Le fondement est une mission d’intérêt public (RGPD, article 6.1.e)${NBSP}; ce que nous transmettons à un partenaire repose sur votre accord (article 6.1.a).

## Qui les lit

- Les référentes et référents de notre équipe, pour leur territoire.
- Un partenaire, seulement si vous l’acceptez, et seulement ce qu’il lui faut pour répondre${NBSP}: jamais votre nom pour un logement.
- Personne d’autre. Qui recrute ne voit jamais ce qui touche à votre famille. Rien n’est vendu, aucune mesure d’audience, aucun traceur.

## Combien de temps

Nous gardons votre demande deux ans après votre dernier signe, puis nous l’effaçons.

## Vos droits

Vous pouvez voir, corriger, effacer ou emporter vos données, limiter ou refuser leur usage, et retirer un accord à tout moment. ${reach(brand)} Vous pouvez aussi saisir la CNIL (cnil.fr).

## Ce que garde votre appareil

Le formulaire garde un brouillon sur votre appareil pendant sept jours, effacé dès l’envoi${NBSP}; pendant dix minutes après l’envoi, un témoin (cookie) retient le territoire choisi, pour vous nommer la bonne personne. Rien d’autre, sauf pour les membres de l’équipe qui se connectent.
`,
    notices: ({ programme, owner, ...brand }) => `
## Éditeur

${owner}, pour le service «${NBSP}${programme}${NBSP}». ${reach(brand)}

## Publication

Direction de la publication${NBSP}: la personne qui représente légalement l’éditeur.

## Hébergement

Le site est hébergé par l’éditeur ou par le prestataire qu’il désigne, dont les coordonnées sont données sur demande.

## Contenus

Les textes peuvent être repris en citant «${NBSP}${programme}${NBSP}». Les données des communes et des intercommunalités viennent de l’Insee et de la base officielle des codes postaux (Licence Ouverte).
`,
    accessibility: ({ programme, owner, ...brand }) => `
Nous nous engageons à rendre «${NBSP}${programme}${NBSP}» accessible à toutes et à tous (article 47 de la loi du 11 février 2005). Responsable du site${NBSP}: ${owner}.

## État

Ces pages sont faites pour respecter le RGAA 4 et les WCAG 2.2, niveau AA${NBSP}: elles se lisent au clavier, avec un lecteur d’écran, sans script, en clair comme en sombre, sur un petit écran comme agrandies. Elles sont vérifiées par des contrôles automatiques${NBSP}; aucun audit extérieur n’a encore été publié.

## Une difficulté${NBSP}?

${reach(brand)} Nous répondons, et nous vous donnons autrement ce que la page ne vous a pas donné.

## Recours

Si la réponse ne vient pas ou ne convient pas, vous pouvez saisir le Défenseur des droits (defenseurdesdroits.fr, téléphone 09${NBSP}69${NBSP}39${NBSP}00${NBSP}00).
`,
  },
};

function reach({ email, phone }: Pick<Brand, "email" | "phone">): string {
  const ways = [email && `écrivez à ${email}`, phone && `appelez le ${formatPhone(phone)}`].filter(Boolean);
  return ways.length > 0
    ? `Pour nous joindre${NBSP}: ${ways.join(" ou ")}.`
    : "Pour nous joindre, appelez la personne qui suit votre territoire (voir l’accueil).";
}
