/** The page General and the dry run of its rule. */
package org.vestibule.adapters.web.mandate;
