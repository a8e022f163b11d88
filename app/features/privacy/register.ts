import { NBSP } from "~/vocabulary/typography";

export interface Processing {
  what: string;
  /** What for. */
  why: string;
  /** The legal basis, by its article. */
  basis: string;
  /** Who receives it. */
  who: string;
  /** For how long. */
  howLong: string;
}

const MISSION = "Mission d’intérêt public (article 6-1-e du RGPD).";

/** The register of processing: what the software keeps of people, why, on which basis, who may read it and until when. */
export function registerFor(retention: string): readonly Processing[] {
  return [
    {
      what: "Les demandes reçues et le projet professionnel",
      why: "Répondre et accompagner l’installation.",
      basis: MISSION,
      who: "L’équipe ; une structure, seulement pour les personnes qui lui sont présentées avec leur accord.",
      howLong: `${retention} après le dernier acte de la personne ; restée sans dossier, ${retention} après l’arrivée de la demande.`,
    },
    {
      what: `Le dossier du foyer${NBSP}: logement, emploi du conjoint ou de la conjointe, école, garde d’enfants`,
      why: "Aider la famille à s’installer.",
      basis: "Consentement, adulte par adulte (article 6-1-a) ; rien n’est obligatoire.",
      who: "L’équipe seulement ; jamais qui recrute ou choisit. Un partenaire ne reçoit que l’extrait accepté.",
      howLong: `${retention} après le dernier acte de la personne, ou dès qu’elle le demande.`,
    },
    {
      what: "Les accords donnés, refusés et retirés, avec leurs mots",
      why: `Prouver l’accord${NBSP}: une personne adulte, un but, un texte.`,
      basis: "Obligation de prouver le consentement (article 7-1).",
      who: "L’équipe et la protection des données.",
      howLong: "Après un effacement, sans nom.",
    },
    {
      what: "Les documents déposés",
      why: "Une démarche précise, dite au dépôt.",
      basis: "Consentement (article 6-1-a).",
      who: "L’équipe.",
      howLong: "Jusqu’au jour dit au dépôt, puis effacés.",
    },
    {
      what: `Le courrier${NBSP}: modèle, destinataire, état`,
      why: "Savoir ce qui est parti et reprendre ce qui a échoué. Ni suivi d’ouverture, ni copie du texte.",
      basis: MISSION,
      who: "L’équipe.",
      howLong: "Avec le dossier.",
    },
    {
      what: "Les mails reçus, avec leurs fichiers joints",
      why: "Les lire, y répondre et les rattacher à leur dossier.",
      basis: MISSION,
      who: "L’équipe qui suit le dossier ; sans dossier, celle qui trie les demandes.",
      howLong: "Avec le dossier ; écartés, trente jours.",
    },
    {
      what: "Les partenaires et leurs contacts",
      why: "Leur passer le relais.",
      basis: MISSION,
      who: "L’équipe.",
      howLong: "Tant que le partenariat dure.",
    },
    {
      what: `Le journal${NBSP}: qui a lu ou fait quoi, quand, sur quelle fiche`,
      why: "La sécurité. Les noms des champs changés, jamais leurs valeurs.",
      basis: "Obligation de sécurité (article 32).",
      who: "La protection des données.",
      howLong: "Sans nom ni valeur, il n’est pas effacé.",
    },
    {
      what: "Les chiffres",
      why: "Rendre compte aux élu·e·s.",
      basis: MISSION,
      who: "L’équipe, les élu·e·s. Moins de cinq personnes ne se lisent pas.",
      howLong: "Sans personne dedans, ils restent.",
    },
  ];
}
