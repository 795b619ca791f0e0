/** The multidisciplinary teams: which one a case goes to, its door, its meeting places, and the referral up to the meeting. */
package no.stafettpinnen.referral;
