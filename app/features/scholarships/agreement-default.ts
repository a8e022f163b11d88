import type { TemplateParagraph } from "#models/agreement-template";

/** The words of an agreement, blanks or filled. */
export interface AgreementWords {
  title: string;
  paragraphs: TemplateParagraph[];
}

/** The model to start from. It is no legal advice: it is to be read again by the team before it is used. */
export const DEFAULT_AGREEMENT: AgreementWords = {
  title: "Convention de bourse et d’engagement d’exercice",
  paragraphs: [
    {
      title: "Entre les parties",
      text: "Entre les soussignés : {département}, ci-après « le Département », et {bénéficiaire}, ci-après « le ou la bénéficiaire », il est convenu ce qui suit, au titre du programme « {programme} » et de {délibération}. La commission a rendu sa décision {décision}.",
    },
    {
      title: "Article 1. Objet",
      text: "Le Département verse une bourse au ou à la bénéficiaire pendant ses études. En contrepartie, le ou la bénéficiaire s’engage à exercer sur le territoire dans les conditions qui suivent.",
    },
    {
      title: "Article 2. Montants",
      text: "La bourse est versée chaque mois, selon l’année d’études :\n{montants}\nElle est versée {durée de versement}. Avant chaque versement, le ou la bénéficiaire remet : {justificatifs}.",
    },
    {
      title: "Article 3. Engagement",
      text: "Le ou la bénéficiaire s’engage à : {durée d’exercice}. Lieu d’exercice : {zones}. Autres contreparties :\n{contreparties}",
    },
    {
      title: "Article 4. Preuve de l’exercice",
      text: "Chaque année d’exercice, le ou la bénéficiaire remet : {justificatifs d’exercice}.",
    },
    {
      title: "Article 5. Suspensions",
      text: "L’engagement est suspendu, sans que sa durée change, pendant {suspensions}. Le ou la bénéficiaire en indique les dates ; la pièce est vue et n’est pas conservée, la cause n’est jamais inscrite.",
    },
    {
      title: "Article 6. Cumul",
      text: "La bourse ne se cumule pas avec :\n{cumul}",
    },
    {
      title: "Article 7. Rupture et remboursement",
      text: "Si l’engagement n’est pas tenu, les sommes suivantes sont dues :\n{remboursement}\nLe calcul est communiqué, ligne par ligne, avant toute demande.",
    },
    {
      title: "Article 8. Données personnelles",
      text: "Les données nécessaires à la bourse sont conservées par le Département le temps de l’engagement, puis celui que la loi demande. Aucune coordonnée bancaire n’est gardée dans ce logiciel.",
    },
    {
      title: "Article 9. Signature et modification",
      text: "La présente convention est signée par chacune des parties, par signature électronique simple ou sur papier. Toute modification du texte annule les signatures déjà données et demande l’accord de toutes les parties.",
    },
  ],
};
