/** The one book of paths: a path that no row of the route table answers cannot be had. */
package org.vestibule.adapters.web.path;
