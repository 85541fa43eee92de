package org.genloss.report.audit;

import java.util.Comparator;
import java.util.List;
import org.genloss.report.Html;

/** Stages of processing as waterfalls: where each measure went. */
final class StagesPanel {

    private StagesPanel() {}

    static String html(Audit audit) {
        if (audit.stages().isEmpty()) {
            return "";
        }
        Audit.Stages stages = audit.stages().get();
        StringBuilder out = new StringBuilder("<section class=\"panel\" id=\"stages\"><h2>Which stage took it</h2>\n");
        out.append("<p class=\"lead\">From <bdi>")
                .append(Head.text(stages.names().get(0)))
                .append("</bdi> to <bdi>")
                .append(Head.text(stages.names().get(stages.names().size() - 1)))
                .append(
                        "</bdi>: the changes that the stages made add up to the whole. Shares of the whole can be below 0 or above 100 %"
                                + " where stages pull in opposite directions.</p>\n<div class=\"falls\">\n");
        stages.losses().forEach(loss -> fall(audit, stages, loss, out));
        return out.append("</div>\n</section>\n").toString();
    }

    private static void fall(Audit audit, Audit.Stages stages, Audit.Loss loss, StringBuilder out) {
        double low = Math.min(loss.first(), loss.last());
        double high = Math.max(loss.first(), loss.last());
        for (Audit.Step step : loss.steps()) {
            low = Math.min(low, step.to());
            high = Math.max(high, step.to());
        }
        double width = high > low ? high - low : 1;
        String name = Shown.name(audit, loss.measure(), loss.of());
        out.append("<figure class=\"fall\"><figcaption><span class=\"name\">")
                .append(Html.text(name))
                .append("</span> <span class=\"unit\">")
                .append(Html.text(
                        Shown.value(loss.first(), loss.unit()) + " → " + Shown.value(loss.last(), loss.unit())))
                .append("</span></figcaption>\n<div class=\"steps\">\n");
        String worse = audit.meaning(loss.measure()).map(Audit.Meaning::worse).orElse("neither");
        for (Audit.Step step : inOrder(stages, loss)) {
            double left = (Math.min(step.from(), step.to()) - low) / width;
            String style = Math.abs(step.change()) == 0 || worse.equals("neither")
                    ? "plain"
                    : step.change() < 0 == worse.equals("lower") ? "bad" : "good";
            out.append("<span class=\"stage-name\"><bdi>")
                    .append(Head.text(step.stage()))
                    .append("</bdi></span><span class=\"bar-place\" aria-hidden=\"true\">")
                    .append(SharePanel.place("step " + style, left, Math.max(0.004, Math.abs(step.change()) / width)))
                    .append("</span><span class=\"told\">")
                    .append(Html.text(told(step, loss.unit())))
                    .append("</span>\n");
        }
        out.append("</div></figure>\n");
    }

    private static String told(Audit.Step step, String unit) {
        String limits = Shown.changeLimits(step.low(), step.high(), unit);
        String share = Double.isNaN(step.share())
                ? ""
                : "; " + Shown.value(step.share(), "share") + " of the whole"
                        + brackets(Shown.limits(step.shareLow(), step.shareHigh(), "share"));
        return Shown.change(step.change(), unit) + brackets(limits) + share;
    }

    private static String brackets(String text) {
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    private static List<Audit.Step> inOrder(Audit.Stages stages, Audit.Loss loss) {
        return loss.steps().stream()
                .sorted(Comparator.comparingInt(step -> stages.names().indexOf(step.stage())))
                .toList();
    }
}
