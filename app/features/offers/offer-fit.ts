/** From this score on, out of 100, a household is among the first an offer is proposed to. */
export const FIRST_FIT = 70;
/** Under this one, an offer suits a household less than half: it is told after the others. */
export const FAIR_FIT = 50;
/** Under this one, an offer is no answer to a need. */
export const LEAST_FIT = 40;
