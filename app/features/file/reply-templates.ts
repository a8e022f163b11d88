import { NBSP } from "~/vocabulary/typography";

interface ReplyTemplate {
  key: string;
  label: string;
  subject: string;
  text: string;
}

interface Names {
  firstName: string;
  senderName: string;
}

/** Messages ready to be adapted; the person writing signs below, so none ends with a name. */
export function replyTemplates({ firstName }: Names): ReplyTemplate[] {
  const hello = `Bonjour ${firstName},`;
  return [
    {
      key: "first-answer",
      label: "Premier contact",
      subject: "Votre projet d’installation : faisons connaissance",
      text: `${hello}\n\nMerci de nous avoir écrit. Je suis votre interlocutrice ou votre interlocuteur pour tout ce qui touche à votre arrivée : le travail, le logement et la famille.\n\nPourrions-nous nous parler un quart d’heure cette semaine${NBSP}? Dites-moi le jour et l’heure qui vous arrangent, entre deux consultations si besoin.\n\nBien à vous,`,
    },
    {
      key: "details",
      label: "Précisions",
      subject: "Quelques précisions pour avancer",
      text: `${hello}\n\nPour chercher au plus près de ce qu’il vous faut, pourriez-vous me préciser la date à laquelle vous arrivez, votre budget et le nombre de pièces souhaité${NBSP}?\n\nUne réponse en trois lignes me suffit.\n\nBien à vous,`,
    },
    {
      key: "options",
      label: "Propositions",
      subject: "Des propositions pour vous",
      text: `${hello}\n\nJ’ai reçu une proposition qui pourrait vous convenir. La voici :\n\n–\u00A0\n\nQu’en pensez-vous${NBSP}? Je peux organiser une visite.\n\nBien à vous,`,
    },
    {
      key: "news",
      label: "Prendre des nouvelles",
      subject: "Où en êtes-vous ?",
      text: `${hello}\n\nJe reviens vers vous pour savoir où en est votre projet, et si quelque chose vous manque.\n\nBien à vous,`,
    },
  ];
}
