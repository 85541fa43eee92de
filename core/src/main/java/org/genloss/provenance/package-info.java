/** Who wrote each record, from what, and can it be shown? */
package org.genloss.provenance;
