/** Who may share what, with whom, until when. */
package no.stafettpinnen.consent;
