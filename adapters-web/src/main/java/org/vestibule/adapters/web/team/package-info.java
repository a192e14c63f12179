/** The teams that somebody is in. */
package org.vestibule.adapters.web.team;
