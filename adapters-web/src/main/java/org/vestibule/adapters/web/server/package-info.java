/** What stands between the network and the servlet: whose requests these are, and that no slow one keeps a thread. */
package org.vestibule.adapters.web.server;
