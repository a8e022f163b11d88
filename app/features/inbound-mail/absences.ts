import { addWorkingDays, type Day, isWorkingDay } from "~/core/calendar";
import { comingDays } from "./french-dates";
import { foldWords, sentencesIn } from "./sentences";

const AWAY =
  /\b(?:absente?s?|en conges?|en vacances|en (?:formation|deplacement|mission|seminaire)|sans acces a (?:ma messagerie|mes mails|mes courriels)|conges? (?:annuels?|maternite|parental)|en arret|indisponible|ne suis pas (?:disponible|au bureau|present)|de retour|(?:bureau|agence|cabinet|etablissement|service|mairie)\b.{0,30}\bfermee?|sera fermee?|out of (?:the )?office|on leave|on (?:holiday|vacation))\b/;
const SUBJECT =
  /^(?:reponse automatique|absence|absente?|message d'absence|automatic reply|out of office|auto(?:matique)? ?:)|\b(?:reponse automatique|absence du bureau|out of office)\b/;
/** Without a header: what such a message says and a person seldom does, and what only a person speaks of. */
const NOTICE = /\b(?:urgen|mon retour|de retour|jusqu'|reprendrai|reviens|reviendrai|sera fermee?)/;
const TOPIC =
  /\b(?:oui|non|ok|d'accord|visites?|logements?|appartement|studio|t[1-6]|place|famille|medecin|loyer|dossier)\b/;
/** What else such a message says; anything more is a person who writes. */
const AROUND =
  /\b(?:urgen|contacter|adresser|joindre|joignable|repondrai|reponse|traite|retour|collegue|merci|message|mail|courriel|bonjour|bonsoir|madame|cordialement|comprehension|journee|reprendrai|reprise)/;
const UNTIL = /\b(?:jusqu'(?:au|a|a la|a l'|en)|au|until|till) $/;
const BACK =
  /\b(?:retour|rentre|rentrerai|reprend\p{L}*|reprise|revien\p{L}*|reouvr\p{L}*|reouverture|back|return\p{L}*|a partir|des)\b/u;
const LONGEST_NOTICE = 2000;
/** In characters: what somebody away writes first. */
const LONGEST_READ = 4000;
const MOST_WORDS_OF_A_NAME = 4;

/** Whether somebody's mailbox says that they are away: with the header, or when nothing else is said. */
export function isAbsence(text: string, subject: string, isAutomatic: boolean): boolean {
  const folded = foldWords(text.slice(0, LONGEST_READ));
  if (isAutomatic) return AWAY.test(folded) || SUBJECT.test(foldWords(subject).trim());
  if (text.length > LONGEST_NOTICE || !NOTICE.test(folded) || TOPIC.test(folded)) return false;
  const sentences = sentencesIn(folded);
  return AWAY.test(folded) && sentences.every((one) => AWAY.test(one) || AROUND.test(one) || isName(one));
}

/** The first working day the person is back, seen from `at`: « jusqu’au 4 » is the next one, « de retour le 7 » that one. */
export function returnDay(text: string, at: Date): Day | undefined {
  const days = sentencesIn(text.slice(0, LONGEST_READ)).flatMap((sentence) => comingDays(sentence, at));
  const back = days.find(({ before }) => BACK.test(before) && !UNTIL.test(before));
  if (back) return isWorkingDay(back.day) ? back.day : addWorkingDays(back.day, 1);
  const last = days.find(({ before }) => UNTIL.test(before));
  return last && addWorkingDays(last.day, 1);
}

function isName(sentence: string): boolean {
  return sentence.split(/\s+/).length <= MOST_WORDS_OF_A_NAME;
}
