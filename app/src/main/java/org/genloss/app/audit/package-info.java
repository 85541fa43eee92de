/** How do files become an audit? Reading, measuring, comparing, stages and thresholds, put together. */
package org.genloss.app.audit;
