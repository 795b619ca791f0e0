/** What plugs into Tasklist: the form host with its drafts and its validation, the stafettlogg beside the form, who I am. */
package no.stafettpinnen.tasklist;
