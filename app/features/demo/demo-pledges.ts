/** A text adopted in public session on 17 December 2024; titles are ours, what follows each is its text. */
export const DECLARATION = {
  name: "Déclaration commune sur l’accueil du jeune enfant",
  adoptedOn: "2024-12-17",
  source: "Conseil des territoires du Lot, déclaration commune du 17 décembre 2024",
  preamble:
    "L’accueil du jeune enfant est au cœur des préoccupations du Département et des intercommunalités lotoises qui s’engagent à répondre, au mieux et ensemble, aux besoins des familles en prenant une série d’engagements réciproques dans le cadre du Conseil des territoires.",
} as const;

export const PLEDGES: readonly { title: string; text: string }[] = [
  {
    title: "Conseiller et accompagner le bloc communal",
    text: "Le Département, en lien avec la Caf et la MSA, assumera un rôle important de conseil et d’accompagnateur du bloc communal, qui est en première ligne pour l’organisation de l’accueil du jeune enfant.",
  },
  {
    title: "Fiabiliser le recensement des besoins et des modes d’accueil",
    text: "Dans le cadre du service public de la petite enfance, la coopération entre le Département, les intercommunalités et les communes qui conservent la compétence doit permettre de fiabiliser le recensement des besoins actuels et futurs des familles pour l’accueil des enfants âgés de moins de trois ans et des différents modes d’accueil disponibles sur le territoire.",
  },
  {
    title: "Transmettre aux intercommunalités les informations utiles",
    text: "Le Département avec son service de protection maternelle infantile s’attachera à transmettre aux intercommunalités les informations utiles à l’exercice de leurs missions et au bon fonctionnement des Relais Petite enfance dans leurs attributions de guichet unique en direction des familles.",
  },
  {
    title: "Trouver la solution d’accueil la plus adaptée",
    text: "Le Département, les intercommunalités et la ou les communes concernées travailleront main dans la main afin de répondre aux besoins des familles avec la solution d’accueil la plus adaptée : modalités d’accueil, nombre de places, localisation, normes à respecter, priorisation des projets, financement, temps de réalisation, effet de seuils…",
  },
  {
    title: "Échanger dès l’émergence d’un projet",
    text: "Dès l’émergence d’un nouveau projet d’accueil de jeunes enfants, des temps d’échange et de partage seront programmés entre l’intercommunalité concernée, la ou les communes concernées, le Département et la Caf pour analyser le besoin et envisager les différents scénarios possibles.",
  },
  {
    title: "Se réunir au moins une fois par an",
    text: "Le Département organisera et animera au moins un temps collectif d’échange par an avec les intercommunalités lotoises dans un souci de partage d’expériences et de veille par rapport à l’évolution des besoins. Le soutien à la qualité de l’accueil fera notamment l’objet d’une attention particulière. Les capacités de réponse aux besoins spécifiques de certaines familles seront aussi examinées à cette occasion.",
  },
  {
    title: "Accompagner l’engagement associatif",
    text: "Le Lot bénéficie d’un engagement associatif fort dans le champ de la petite enfance qui doit être accompagné afin de garantir une qualité d’accueil plus homogène sur tout le territoire, des solutions adaptées aux besoins des parents et des enfants, des conditions de travail de qualité permettant d’attirer des professionnels formés et aussi une optimisation des financements publics mobilisés.",
  },
  {
    title: "Réaliser conjointement certaines inspections",
    text: "Le Département veillera à ce que le nouveau plan annuel départemental d’inspection et de contrôle des modes d’accueil du jeune enfant avec le Préfet et en coordination avec la Caf permette de réaliser conjointement certaines inspections.",
  },
  {
    title: "Appuyer les projets d’équipement par le FAST",
    text: "Les intercommunalités et les communes peuvent solliciter l’appui du fonds départemental d’aide pour les solidarités territoriales (FAST) pour leurs projets d’équipement de petite enfance. Dans l’instruction, le Département sera particulièrement attentif aux projets qui sont travaillés avec le service de protection maternelle infantile et favorisent un équilibre sur les différents bassins de vie et une bonne complémentarité entre les différents modes d’accueil.",
  },
  {
    title: "Promouvoir ensemble les métiers de la petite enfance",
    text: "Les collectivités s’engagent à réaliser de façon conjointe des opérations de promotion et d’information sur les métiers de la petite enfance qui souffrent d’un déficit d’attractivité.",
  },
];

/** An example to copy, in the shape action sheets have; invented. */
export const SHEET = {
  name: "Fiche action : services itinérants en zone peu dense",
  axis: { number: "1", title: "Développer et optimiser l’offre d’accueil du jeune enfant" },
  objective: { number: "1.3", title: "Réduire les inégalités territoriales" },
  diagnostic:
    "Là où peu de familles vivent loin les unes des autres, un service fixe trouve rarement son équilibre, et les trajets éloignent les parents.",
  principles:
    "Des services itinérants et à plusieurs missions, financés par plusieurs communes ; leur tenue dans le temps peut demander un transfert à l’intercommunalité.",
  publics: "Parents et assistantes maternelles des communes sans relais.",
  steering: "Le Département, la Caf et la MSA.",
  partners: "Les intercommunalités et les communes.",
  resources: "Caf et intercommunalités.",
  deadlines: "À préciser pour chaque action.",
  results: "Des services adaptés à chaque territoire.",
  actions: [
    "Cofinancer entre communes un service itinérant",
    "Ouvrir un relais petite enfance là où il manque",
  ],
  indicator: "Nombre de services mutualisés en zone peu dense",
} as const;
