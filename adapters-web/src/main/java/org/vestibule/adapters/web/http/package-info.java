/** What every request passes, once each: routing, sessions, forgery checks, headers, cookies, limits, error pages. */
package org.vestibule.adapters.web.http;
