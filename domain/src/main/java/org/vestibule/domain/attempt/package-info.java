/** How often a secret may be guessed: the schedule that every password, code and mail form shares. */
package org.vestibule.domain.attempt;
