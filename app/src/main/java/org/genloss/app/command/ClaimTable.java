package org.genloss.app.command;

import java.io.PrintWriter;
import java.util.List;
import org.genloss.app.reproduce.Reproduction;
import org.genloss.report.gallery.Claim;

/** Claims on a terminal: ours beside what is expected. */
final class ClaimTable {

    private ClaimTable() {}

    static void print(List<Claim> claims, PrintWriter out) {
        claims.stream()
                .filter(claim -> !claim.status().equals(Reproduction.NOT_RUN))
                .forEach(claim -> print(claim, out));
        List<Claim> left = claims.stream()
                .filter(claim -> claim.status().equals(Reproduction.NOT_RUN))
                .toList();
        if (!left.isEmpty()) {
            out.println(Terminal.bold("not run"));
            TextTable table = new TextTable(3, "id", "takes", "why");
            left.forEach(claim -> table.add(claim.id(), "about " + Ticker.duration(claim.seconds()), claim.note()));
            table.print(out, "  ");
            out.println();
        }
        out.println(summary(claims));
    }

    private static void print(Claim claim, PrintWriter out) {
        out.println(Terminal.bold(claim.id() + "  " + claim.status()) + "  " + claim.claim());
        TextTable table = new TextTable(2, "", "from", "expected", "ours", "± error", "allowed", "");
        for (Claim.Row row : claim.rows()) {
            table.add(
                    row.what(),
                    row.origin(),
                    number(row.expected()),
                    number(row.ours()),
                    number(row.error()),
                    number(row.tolerance()),
                    row.result().equals(Claim.Row.FAIL) ? "FAIL" : row.result());
        }
        table.print(out, "    ");
        if (!claim.note().isEmpty()) {
            out.println("    " + claim.note());
        }
        out.println();
    }

    private static String number(double value) {
        return TextTable.number(value);
    }

    private static String summary(List<Claim> claims) {
        return Reproduction.count(claims, Reproduction.PASS) + " pass, "
                + Reproduction.count(claims, Reproduction.FAIL) + " fail, "
                + Reproduction.count(claims, Reproduction.NOT_RUN) + " not run";
    }
}
