/**
 * Letters and plans as PDF: a template that a process owner edits ({@code src/main/resources/letters}) and data become a document that a
 * screen reader can read (PDF/UA-1) and an archive can keep (PDF/A-2a). Knows no case and uses no other module.
 */
package no.stafettpinnen.letter;
