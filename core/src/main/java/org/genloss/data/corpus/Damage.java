package org.genloss.data.corpus;

import java.io.Serializable;
import org.genloss.spec.UserError;

/**
 * Something in a corpus that is not as it should be.
 *
 * @param kind of damage
 * @param file as the user named it
 * @param unit {@code line} or {@code row}; empty if it is the file as a whole
 * @param number of the line or row, from 1; 0 for the file as a whole
 * @param what is wrong with it, as in "is not JSON: ..."
 */
public record Damage(Kind kind, String file, String unit, long number, String what) implements Serializable {

    /** What becomes of a corpus with damage. */
    public enum Policy {
        /** The first damage ends the run. */
        STOP,
        /** What is damaged is counted and left out, and the run goes on. */
        SKIP
    }

    /** What kind of damage. */
    public enum Kind {
        /** The file is not there any more, may not be read, or the disk fails. */
        UNREADABLE("check its permissions and the disk"),
        /** No bytes. */
        EMPTY("remove it, or make it anew"),
        /** Not what its extension says. */
        DISGUISED("rename it, or convert it to what it should be"),
        /** A gzip or zstd file that is cut off or damaged inside. */
        TORN("fetch or compress it again"),
        /** Bytes that are not UTF-8. */
        NOT_UTF8("convert it: iconv -f ISO-8859-1 -t UTF-8 FILE > NEW_FILE"),
        /** A line or record longer than the limit. */
        TOO_LONG("cut the document into several"),
        /** A line that is not JSON. */
        NOT_JSON("correct or remove the line"),
        /** A line that is JSON, but no object. */
        NOT_OBJECT("write one JSON object a line"),
        /** A table or record without the text column, or without a number column. */
        NO_COLUMN("name the column that holds it (--text, --numbers), or leave the file out"),
        /** A text column with something else in it. */
        TEXT_NOT_STRING("name a column of strings (--text)"),
        /** A number column with something else in it. */
        NOT_NUMERIC("correct the value, leave it empty, or choose another column (--numbers)"),
        /** A CSV row with more or fewer fields than the header. */
        RAGGED("correct the row, or put quotes around values that contain the delimiter"),
        /** A CSV field whose quote does not end, or ends before the field does. */
        QUOTE("close the quote, and double those inside of it"),
        /** A Parquet file with a damaged page or footer. */
        PARQUET("write the file again from its source"),
        /** A record on which the condition of {@code --where} fails. */
        CONDITION("make the condition hold for such values too, with TRY_CAST or coalesce");

        private final String remedy;

        Kind(String remedy) {
            this.remedy = remedy;
        }
    }

    /** The place and what is wrong there. */
    @Override
    public String toString() {
        return file + (number == 0 ? " " : " " + unit + " " + number + " ") + what;
    }

    /** As the error that ends a run. */
    UserError toError() {
        return new UserError(toString(), kind.remedy + "; or leave out what is damaged: --damage skip");
    }
}
