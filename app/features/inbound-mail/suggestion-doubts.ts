/** What asks without a question mark. */
export const ASKS_PLAINLY =
  /\b(?:merci de (?:me|nous) (?:preciser|indiquer|dire|communiquer)|(?:j'ai(?:rais)?|nous avons) (?:juste |encore )?(?:une|deux|quelques) questions?|(?:j'aurais|nous aurions|j'ai|nous avons) besoin de (?:savoir|connaitre)|il (?:me|nous) (?:faut|faudrait) (?:savoir|connaitre)|(?:pouvez|pourriez)[- ]vous (?:me|nous) (?:preciser|indiquer|dire))\b/;

/** Questions that ask nothing about the request. */
export const COURTESY =
  /\b(?:(?:ca|cela|celui-ci|il|elle) (?:vous|leur|lui|te) (?:va|irait|convien\p{L}*|conviendrait|interesse\p{L}*|plairait)|(?:convien\p{L}*|conviendrait|interesse\p{L}*|irait|va)(?:-t)?-(?:il|elle|ils)|qu'en (?:pensez|dites)-vous|ok pour vous|d'accord|etes-vous interesse|comment (?:allez-vous|ca va|vas-tu)|(?:bien )?recu (?:mon|mes|ma|le|notre|nos)|bien recu|une question)\b/u;

/** A limit, a doubt or what somebody else says: nothing is sure. */
export const CONDITION =
  /\b(?:sauf|a condition|sous reserve|pas avant|a moins|seulement (?:si|a partir)|uniquement (?:si|a partir)|peut-etre|sans doute|probablement|eventuellement|a voir|on verra|(?:faut|dois|devons|faudrait) (?:d'abord )?(?:voir|verifier|demander|en parler)|faudrait|depend|en attente|des que|une fois|avant (?:fin |mi[- ]|debut |(?:le |la |l'|un |une )(?:mois|fin|debut|ete|rentree|an)|\d+ (?:mois|semaines)|(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre))|en principe|normalement|a priori|pas s[u]re?s?\b|pas certaine?s?|a confirmer|reste a|selon|au cas ou|si)\b|\b(?:dit|pense|croi[st]|dirait|espere)(?:nt)? (?:que|qu'|non|oui)|\bje (?:pense|crois|suppose)\b/;

/** The « si » that sets no condition. */
export const POLITE_IF =
  /\b(?:(?:dites|dis|redites|precisez|confirmez)[- ](?:le[- ])?(?:moi|nous) si|(?:me|nous) (?:dire|confirmer|indiquer|preciser) si|(?:savoir|verifier|regarder) si|si (?:besoin|necessaire|possible)|s'il (?:vous|te) plait|si vous avez (?:des|une|la moindre|d'autres) questions?|si (?:ca|cela|l'un d'eux|celui-ci|il|elle|le bien|ce logement) (?:vous|leur|lui|les|peut leur) (?:convien\p{L}*|interesse\p{L}*|va|dit|plait|aller|irait)|si vous (?:le )?(?:souhaitez|voulez|desirez)|si (?:vous etes|ils sont|il est|elle est) interesse\p{L}*)\b/gu;

/** One thing, and its contrary. */
export const ADVERSATIVE =
  /\b(?:mais|par contre|en revanche|toutefois|cependant|neanmoins|quoique|finalement|en fait|ah non|oh non|oups|pardon|erratum|rectificatif|je me (?:suis )?tromp\p{L}*|autant pour moi|au temps pour moi|oubliez|annule\p{L}*|sinon)\b/u;

/** « Désolée mais… » contradicts nothing. */
export const POLITE_BUT =
  /\b(?:desolee?s?|navree?s?|merci(?: [^.!?,]{0,60})?|bien recu(?: [^.!?,]{0,40})?|(?:je|nous) regrett(?:e|ons)),? mais\b/g;

export const IRONY =
  /[;][-']?[)D]|[😉😂🤣🙃😜😏]|\b(?:lol|mdr|ptdr)\b|(?:tant|pendant) qu'on y est|et puis quoi encore|ben voyons|tu parles|c'est ca,? oui|bonne blague|on peut (?:toujours )?rever|quand les poules|redescend\p{L}* sur terre|oui ?(?:\.\.\.|…)/iu;
