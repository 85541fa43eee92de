/**
 * Corpora as the auditor reads them: files of records in several formats, streamed in shards, with a policy for what is damaged in
 * them. Memory does not grow with the corpus.
 */
package org.genloss.data.corpus;
