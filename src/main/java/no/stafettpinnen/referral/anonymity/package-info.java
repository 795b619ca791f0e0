/** Finds what points to a person in Norwegian text, and counts whom a description fits. Internal to the module. */
package no.stafettpinnen.referral.anonymity;
