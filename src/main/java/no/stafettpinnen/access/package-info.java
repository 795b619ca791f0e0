/** Log-in, who the person is, and the rule that says whether they may read a case. Default deny. */
package no.stafettpinnen.access;
