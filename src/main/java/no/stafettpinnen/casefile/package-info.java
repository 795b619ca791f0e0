/** The child's case: who it is about, who holds the baton, who takes part, measures, evaluations and the stafettlogg. */
package no.stafettpinnen.casefile;
