/** What every page is made of: templates, texts, fields, notices, style. */
package org.vestibule.adapters.web.page;
