import { foldWords } from "./sentences";

const AMOUNT = /(?<![\p{L}\d,.])(\d{1,3}(?:[ .]\d{3})+|\d{1,6})(?:,(\d{1,2}))? ?(?:€|euros?\b|eur\b)/gu;
/** Not what is asked each month. */
const EXTRA_BEFORE =
  /(?:garantie|caution|honoraires|frais|provisions?|charges|acompte|avance|apl|plus|\+)[^.\d]{0,15}$/;
const EXTRA_AFTER =
  /^ ?(?:de |d')?(?:provisions?|charges(?! comprises)|caution|garantie|frais|honoraires|depot)/;

/** The euros of a sentence: a rent, without the deposit or the charges; nothing when there are several. */
export function amountIn(sentence: string): number | undefined {
  const folded = foldWords(sentence);
  const amounts = [...folded.matchAll(AMOUNT)]
    .filter(({ index, 0: words }) => {
      const before = folded.slice(0, index);
      return !EXTRA_BEFORE.test(before) && !EXTRA_AFTER.test(folded.slice(index + words.length));
    })
    .map(({ 1: whole = "", 2: cents = "" }) => Number(`${whole.replace(/[ .]/g, "")}.${cents || 0}`));
  const [amount, ...others] = [...new Set(amounts)];
  return others.length === 0 && amount ? amount : undefined;
}
