/** The pages about the computers of a team. */
package org.vestibule.adapters.web.computer;
