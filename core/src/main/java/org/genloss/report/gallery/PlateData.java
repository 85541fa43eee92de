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
                .forEach(picture -> Charts.json(json, picture.charts()))));
        return json.text();
    }
}
