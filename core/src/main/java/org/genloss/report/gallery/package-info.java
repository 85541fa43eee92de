/** How are checks and figures told? One page of claims with our numbers beside the published ones, and our pictures. */
package org.genloss.report.gallery;
