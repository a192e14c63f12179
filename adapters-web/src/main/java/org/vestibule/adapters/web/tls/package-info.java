/** HTTPS: which key and certificate, whether they can be used, and that new ones are taken up while the portal serves. */
package org.vestibule.adapters.web.tls;
