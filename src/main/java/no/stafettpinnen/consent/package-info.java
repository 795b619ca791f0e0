/** Who may share what of a case, with whom, until when: consents, the rules of who gives them, and what follows when they end. */
package no.stafettpinnen.consent;
