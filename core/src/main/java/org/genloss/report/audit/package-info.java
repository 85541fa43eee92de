/** How is an audit told? Its JSON (schema genloss-audit/1), and one page that is a pure function of it. */
package org.genloss.report.audit;
