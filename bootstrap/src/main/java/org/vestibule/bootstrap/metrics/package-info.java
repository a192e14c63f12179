/** The figures by which operators watch the portal, as Prometheus reads them. */
package org.vestibule.bootstrap.metrics;
