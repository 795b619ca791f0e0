/** Referral to multidisciplinary teams: so far, what makes an anonymous one anonymous. */
package no.stafettpinnen.referral;
