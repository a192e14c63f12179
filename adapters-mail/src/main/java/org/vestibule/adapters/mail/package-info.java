/**
 * Mails. One class composes them, whatever carries them: files in a folder, or a mail server. No reader's text ever enters
 * a subject or a body: what varies is the address, checked again, the link, and in a few bodies a number.
 */
package org.vestibule.adapters.mail;
