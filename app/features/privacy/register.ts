interface RegisterLine {
  what: string;
  why: string;
  who: string;
}

/** What the software keeps of people, why, and who may read it: the register in short. */
export const REGISTER: readonly RegisterLine[] = [
  {
    what: "Les demandes reçues et le projet professionnel",
    why: "Répondre et accompagner l’installation. Mission d’intérêt public.",
    who: "L’équipe ; une structure, seulement pour les personnes qui lui sont présentées avec leur accord.",
  },
  {
    what: "Le dossier du foyer : logement, emploi du conjoint ou de la conjointe, école, garde d’enfants",
    why: "Aider la famille à s’installer. Facultatif, donné par la famille.",
    who: "L’équipe seulement ; jamais qui recrute ou choisit. Un partenaire ne reçoit que l’extrait accepté.",
  },
  {
    what: "Les accords donnés et retirés, avec leurs mots",
    why: "Prouver l’accord : une personne adulte, un but, un texte.",
    who: "L’équipe et la protection des données.",
  },
  {
    what: "Le courrier : modèle, destinataire, état",
    why: "Savoir ce qui est parti et reprendre ce qui a échoué. Ni suivi d’ouverture, ni copie du texte.",
    who: "L’équipe.",
  },
  {
    what: "Le journal : qui a fait quoi, quand, sur quelle fiche",
    why: "Sécurité. Les noms des champs changés, jamais leurs valeurs.",
    who: "La protection des données.",
  },
];
