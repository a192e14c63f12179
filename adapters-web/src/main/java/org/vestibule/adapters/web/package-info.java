/** The whole adapter as its wiring sees it. Inside, each capability has one package for its handlers and pages. */
package org.vestibule.adapters.web;
