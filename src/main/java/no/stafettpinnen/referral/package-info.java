/**
 * The multidisciplinary teams: which one a case goes to, its door, its meeting places, the referral up to the meeting, and what makes an
 * anonymous one anonymous.
 */
package no.stafettpinnen.referral;
