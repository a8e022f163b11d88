/** Words the generated base is made of: common French names, invented streets of none. */
export const FIRST_NAMES =
  "Élodie Camille Léa Manon Chloé Emma Inès Sarah Clara Juliette Zoé Anaïs Maëlys Noémie Céline Hélène Aurélie Mathilde Pauline Marion Justine Laura Lucie Margaux Charlotte Agathe Sophie Nathalie Françoise Solène Thomas Hugo Lucas Nicolas Julien Antoine Maxime Alexandre Pierre Paul Louis Gabriel Arthur Raphaël Mathéo Rémi Jérôme Frédéric Sébastien Benoît François Grégoire Loïc Gaël Yann Mehdi Karim Jean-Baptiste Marie-Laure Anne-Sophie".split(
    " ",
  );

export const LAST_NAMES = [
  ..."Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefèvre Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Faure André Mercier Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy Leroux Colin Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoît Rey Leclerc Payet Rolland Leclercq Guillaume Lecomte Lopez Jean Dupuy Guillot Hubert Berger Carpentier Sanchez Dupuis Moulin Louis Deschamps Huet Vasseur Perez Boucher Fleury Royer Klein Jacquet Adam Paris Poirier Marty Aubry Guyot Carré Charles Renault Charpentier Ménard Maillard Baron Bertin Bailly Hervé Schneider Fernandez Collet Léger Bouvier Julien Prévost Millet Perrot Daniel Cousin Germain Breton Besson Langlois Rémy Pelletier Lévêque Perrier Leblanc Barré Lebrun Marchal Weber Mallet Hamon Boulanger Jacob Monnier Michaud Rodriguez Guichard Gillet Étienne Grondin Poulain Tessier Chevallier Collin Chauvin Bouchet Gay Lemaître Bénard Maréchal Humbert Reynaud Antoine Hoarau Perret Barthélemy Cordier Pichon Lejeune Gilbert Lamy Delaunay Pasquier Carlier Laporte".split(
    " ",
  ),
  "Le Goff",
  "de La Tour",
  "Saint-Martin",
];

export const SPECIALTIES = [
  "médecine générale",
  "pédiatrie",
  "gériatrie",
  "gynécologie",
  "urgences",
  "psychiatrie",
  "cardiologie",
  "dermatologie",
];

export const TRADES = [
  "infirmier",
  "professeure des écoles",
  "ingénieur",
  "comptable",
  "menuisier",
  "juriste",
];

export const NEXT_ACTIONS = [
  "Rappeler pour la date d’arrivée",
  "Proposer deux logements",
  "Écrire à l’agence",
  "Confirmer le terrain de stage",
  "Envoyer la liste des écoles",
  "Fixer la visite de la maison de santé",
  "Vérifier la réponse du partenaire",
];

export const NOTES = [
  "Préfère être rappelée après 18 heures.",
  "A visité la maison de santé, très bon accueil.",
  "Cherche une maison avec un petit jardin, pas trop loin de l’école.",
  "Le conjoint a un entretien la semaine prochaine.",
  "Attend la réponse de la faculté avant de s’engager.",
];
