package org.genloss.report.gallery;

import java.util.List;
import org.genloss.report.Json;

/** The pictures as JSON, for the script that draws them. */
final class PlateData {

    private PlateData() {}

    static String of(List<Claim> claims) {
        Json json = new Json();
        json.object(() -> json.array("plates", () -> claims.stream()
                .flatMap(claim -> claim.picture().stream())
                .forEach(picture ->
                        json.array(() -> picture.charts().forEach(chart -> json.object(() -> chart(json, chart)))))));
        return json.text();
    }

    private static void chart(Json json, Picture.Chart chart) {
        json.put("title", chart.title()).put("kind", chart.kind());
        axis(json, "x", chart.x());
        axis(json, "y", chart.y());
        json.array("series", () -> chart.series().forEach(series -> json.object(() -> series(json, series))));
    }

    private static void axis(Json json, String name, Picture.Axis axis) {
        json.object(name, () -> json.put("name", axis.name())
                .put("log", axis.log())
                .put("low", axis.low())
                .put("high", axis.high()));
    }

    private static void series(Json json, Picture.Series series) {
        json.put("name", series.name()).put("dashed", series.dashed());
        json.numbers("x", series.x()).numbers("y", series.y());
        if (series.low().length > 0) {
            json.numbers("low", series.low()).numbers("high", series.high());
        }
    }
}
