/** What can a network do that a metric may ask for, whatever its family? */
package org.genloss.neural;
